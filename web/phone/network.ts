/** A text on its handset: `in` arrived there, `out` was typed there. */
export type HandsetText = {
  readonly carrierMessageId: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly direction: 'in' | 'out';
};

export type Handset = {
  readonly number: string;
  readonly name: string | null;
  readonly off: boolean;
  readonly landline: boolean;
  readonly blockedAsSpam: boolean;
};

/** A handset in the list. `lastPast` is the newest text from before the network existed. */
export type ListedHandset = Handset & {
  readonly messageCount: number;
  readonly lastMessage: HandsetText | null;
  readonly lastPast: HandsetText | null;
};

export type Company = { readonly number: string; readonly name: string; readonly timeZone?: string };

export type PastPage = { readonly texts: readonly HandsetText[]; readonly before?: number };

/** One fault as it is set: how often, and what else it needs, such as `milliseconds`. */
export type FaultSetting = {
  readonly next?: number;
  readonly probability?: number;
  readonly [more: string]: unknown;
};

export type FaultsShown = {
  readonly set: { readonly seed: string | number } & Readonly<Record<string, unknown>>;
  readonly happened: Readonly<Record<string, number>>;
  readonly outageUntil: string | null;
};

export type NetworkEvent =
  | { readonly event: 'text'; readonly handset: string; readonly message: HandsetText }
  | { readonly event: 'handset'; readonly handset: Handset }
  | { readonly event: 'faults' };

/** Asks the control API of the phone network. Rejects with an Error whose message is a sentence for the person. */
async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/phone/api${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  if (!response || answer === undefined)
    throw new Error('The network does not answer. Is the program still running?');
  if (!response.ok) throw new Error(String(answer.detail));
  return answer as Answer;
}

const at = (number: string) => `/handsets/${encodeURIComponent(number)}`;

/** The requests of this page to the control API (`infra/local/phoneNetwork/controlRoutes.ts`). */
export const network = {
  handsets: () => ask<readonly ListedHandset[]>('GET', '/handsets'),
  companies: () => ask<readonly Company[]>('GET', '/numbers'),
  handset: (number: string) => ask<Handset>('GET', at(number)),
  texts: (number: string) => ask<readonly HandsetText[]>('GET', `${at(number)}/messages`),
  past(number: string, company: string, before?: number): Promise<PastPage> {
    const query = new URLSearchParams({ company, ...(before !== undefined && { before: String(before) }) });
    return ask('GET', `${at(number)}/past?${query}`);
  },
  add: (number: string, name: string) =>
    ask<Handset>('POST', '/handsets', { number, ...(name !== '' && { name }) }),
  change: (number: string, change: Partial<Handset>) => ask<Handset>('PUT', at(number), change),
  type: (number: string, to: string, text: string) =>
    ask<HandsetText>('POST', `${at(number)}/messages`, { to, text }),
  faults: () => ask<FaultsShown>('GET', '/faults'),
  putFaults: (faults: unknown) => ask<FaultsShown>('PUT', '/faults', faults),
};

/** Follows the network's events. `onOpen` comes after every gap, because events of a gap are not repeated. Returns the end. */
export function follow({
  onEvent,
  onOpen,
  onGap,
}: {
  readonly onEvent: (event: NetworkEvent) => void;
  readonly onOpen: () => void;
  readonly onGap: () => void;
}): () => void {
  const source = new EventSource('/phone/api/events');
  for (const name of ['text', 'handset', 'faults']) {
    source.addEventListener(name, ({ data }: MessageEvent<string>) =>
      onEvent(JSON.parse(data) as NetworkEvent),
    );
  }
  source.addEventListener('open', onOpen);
  source.addEventListener('error', onGap);
  return () => source.close();
}
