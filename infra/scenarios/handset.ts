import type { Office } from './office.ts';

/** A text on its handset: `in` reached the phone, `out` was typed there. */
export type HandsetText = {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly at: string;
  readonly carrierMessageId: string;
  readonly direction: 'in' | 'out';
};

export type Handset = {
  /** The typed and received texts, in order of arrival. */
  readonly texts: () => Promise<readonly HandsetText[]>;
  /** Resolves with the received texts when there are at least this many. Fails after a minute. */
  readonly received: (atLeast: number) => Promise<readonly string[]>;
  /** Sends a text from the person to the company's number. */
  readonly type: (text: string) => Promise<void>;
};

export const oakHillNumber = '+15550109000';

/** Opens the phone with that number (E.164) in the simulated network. */
export function handsetAt(office: Office, number: string, company = oakHillNumber): Handset {
  const address = () => `${office.origin}/phone/api/handsets/${encodeURIComponent(number)}/messages`;

  async function list(query: string): Promise<readonly HandsetText[]> {
    const response = await fetch(address() + query);
    if (!response.ok) throw new Error(`The handset answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as readonly HandsetText[];
  }

  return {
    texts: () => list(''),
    async received(atLeast) {
      const typed = (await list('')).filter(({ direction }) => direction === 'out').length;
      const texts = await list(`?waitFor=${typed + atLeast}&timeoutSeconds=60`);
      const received = texts.filter(({ direction }) => direction === 'in').map(({ text }) => text);
      if (received.length >= atLeast) return received;
      throw new Error(`${number} received ${received.length} of ${atLeast} texts in a minute.`);
    },
    async type(text) {
      const response = await fetch(address(), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to: company, text }),
      });
      if (response.status !== 201) throw new Error(`Typing failed: ${await response.text()}`);
    },
  };
}

/** Sets the faults of the phone network from now on. `{}` ends them. */
export function putFaults(office: Office, faults: Readonly<Record<string, unknown>>): Promise<void> {
  return control(office, '/faults', faults);
}

/** Sets the state of a phone: switched off, a landline, or blocked as spam. */
export function setHandset(
  office: Office,
  number: string,
  change: { readonly off?: boolean; readonly landline?: boolean; readonly blockedAsSpam?: boolean },
): Promise<void> {
  return control(office, `/handsets/${encodeURIComponent(number)}`, change);
}

async function control(office: Office, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${office.origin}/phone/api${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The phone network refused: ${await response.text()}`);
}
