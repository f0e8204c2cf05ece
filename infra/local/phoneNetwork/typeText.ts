import { type HandsetText } from './handsetRegistry.ts';
import type { TypedText } from './journalEntry.ts';
import { keywordOf } from './keywordOf.ts';
import type { Network } from './Network.ts';
import type { KnownNumber } from './numberRegistry.ts';

export type Typed =
  | { readonly text: HandsetText }
  | { readonly refused: 'unknown-company-number' | 'phone-is-off' | 'landline' };

/**
 * Sends a person's text to the company. 1. Refuses what no phone could do. 2. Writes it to the journal. 3.
 * Publishes it at least once, or, if the company leaves opt-outs to the carrier, answers STOP and HELP for
 * the carrier. A number without two-way texting publishes nothing.
 */
export async function typeText(
  network: Network,
  { from, to, text }: { readonly from: string; readonly to: string; readonly text: string },
): Promise<Typed> {
  const number = network.numbers.find(to);
  if (!number) return { refused: 'unknown-company-number' };
  const handset = network.ledger.handsets.find(from);
  if (handset?.landline) return { refused: 'landline' };
  if (handset?.off) return { refused: 'phone-is-off' };

  const keyword = number.selfManagedOptOuts ? undefined : keywordOf(text);
  const swallowed = keyword === 'stop' || keyword === 'help';
  const typed: TypedText = {
    kind: 'typed',
    carrierMessageId: crypto.randomUUID(),
    from,
    to: number.e164,
    text,
    at: new Date(network.now()).toISOString(),
    copies: swallowed || !number.twoWay ? 0 : network.faults.happens('duplicateInbound', from) ? 2 : 1,
  };
  await network.ledger.record(typed);
  network.publications.publishInbound(typed);
  if (keyword) await answerKeyword(network, number, from, keyword);

  const { carrierMessageId, at } = typed;
  return { text: { from, to: number.e164, text, at, carrierMessageId, direction: 'out' } };
}

const replies = {
  stop: 'You have opted out and will receive no more messages from this number. Reply START to return.',
  help: 'Reply STOP to receive no more messages from this number.',
  start: 'You will receive messages from this number again.',
} as const;

async function answerKeyword(
  { ledger, now }: Network,
  { e164, optOutList }: KnownNumber,
  person: string,
  keyword: keyof typeof replies,
): Promise<void> {
  const at = new Date(now()).toISOString();
  if (keyword !== 'help') {
    const optedOut = keyword === 'stop';
    await ledger.record({ kind: 'optOut', list: optOutList, number: person, at, optedOut, byPerson: true });
  }
  await ledger.record({
    kind: 'replied',
    carrierMessageId: crypto.randomUUID(),
    from: e164,
    to: person,
    text: replies[keyword],
    at,
  });
}
