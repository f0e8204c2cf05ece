import type { Office } from './office.ts';

/** A text as a handset shows it; `in` is what reached the phone, `out` what the person typed. */
export type HandsetText = {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly at: string;
  readonly carrierMessageId: string;
  readonly direction: 'in' | 'out';
};

export type Handset = {
  /** What the person typed and what arrived, in order of arrival. */
  readonly texts: () => Promise<readonly HandsetText[]>;
  /** The words that reached the phone, as soon as there are at least so many; fails after 20 seconds. */
  readonly received: (atLeast: number) => Promise<readonly string[]>;
  /** The person texts the company's number. */
  readonly type: (text: string) => Promise<void>;
};

export const oakHillNumber = '+15550109000';

/** The phone with that number (E.164) in the simulated network. */
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
      const texts = await list(`?waitFor=${typed + atLeast}&timeoutSeconds=20`);
      const received = texts.filter(({ direction }) => direction === 'in').map(({ text }) => text);
      if (received.length >= atLeast) return received;
      throw new Error(`${number} received ${received.length} of ${atLeast} texts in 20 seconds.`);
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

/** What the phone network does wrong from now on; `{}` ends it. */
export function putFaults(office: Office, faults: Readonly<Record<string, unknown>>): Promise<void> {
  return control(office, '/faults', faults);
}

/** What is special about a phone: switched off, a landline, blocked as spam. */
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
