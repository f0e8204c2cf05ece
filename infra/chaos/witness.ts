import type { Message } from '#shared/domain/message.ts';
import { groupedBy } from './addTo.ts';
import type { WireCall } from './carrierWire.ts';
import { isAmbiguous } from './causes.ts';
import type { Finding } from './compare.ts';
import type { Evidence } from './gather.ts';

/** A text that the run typed on a handset, with the id that it was answered; without one nobody knows whether it was typed. */
export type Typed = {
  readonly number: string;
  readonly text: string;
  readonly carrierMessageId?: string;
};

export type Witnessed = {
  readonly calls: readonly WireCall[];
  readonly typed: readonly Typed[];
  /** Second arrivals of one text, by the simulator's own count. */
  readonly duplicates: number;
};

/**
 * Holds what the run saw on the wire and typed itself against what the API and the simulator say, so that neither is believed
 * alone: a text that may have been taken twice, one that is called sent and was never taken, one that was taken and is on no
 * handset or on another, and a typed one that is gone.
 */
export function contradictions(
  { threads, handsets }: Evidence,
  { calls, typed, duplicates }: Witnessed,
): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (kind: Finding['kind'], messageId: string, what: string) =>
    findings.push({ kind, messageId, history: { what } });

  const mayBeTaken = calls.filter((call) => call.carrierMessageId !== undefined || isAmbiguous(call));
  for (const [messageId, asked] of groupedBy(mayBeTaken, (call) => call.messageId)) {
    if (asked.length > 1) report('doubled', messageId, `asked ${asked.length} times without a refusal`);
  }
  const asked = new Set(mayBeTaken.map(({ messageId }) => messageId));
  for (const message of threads.flatMap(({ messages }) => messages)) {
    if (isCalledSent(message) && !asked.has(message.messageId))
      report('lost', message.messageId, 'called sent, never taken at the wire');
  }

  const arrived = groupedBy(
    handsets.filter(({ direction }) => direction === 'in'),
    ({ carrierMessageId }) => carrierMessageId,
  );
  const taken = calls.filter(({ carrierMessageId }) => carrierMessageId !== undefined);
  for (const { messageId, carrierMessageId = '', to, text } of taken) {
    const copies = arrived.get(carrierMessageId) ?? [];
    const isThere = copies.length === 1 && copies[0]?.to === to && copies[0].text === text;
    if (!isThere) report('lost', messageId, 'taken at the wire, not once on the handset that it was for');
  }
  const wireTexts = new Set(mayBeTaken.map(({ to, text }) => `${to} ${text}`));
  for (const { carrierMessageId, to, text, direction } of handsets) {
    if (direction === 'in' && !wireTexts.has(`${to} ${text}`))
      report('doubled', carrierMessageId, 'on a handset, never asked for at the wire');
  }
  if (duplicates > 0) report('doubled', 'unknown', `the simulator counts ${duplicates} second arrivals`);

  const stored = new Set(
    threads.flatMap(({ number, messages }) =>
      messages.map(({ direction, messageId, text }) => `${direction} ${number} ${messageId} ${text}`),
    ),
  );
  for (const { number, text, carrierMessageId } of typed) {
    if (carrierMessageId !== undefined && !stored.has(`inbound ${number} ${carrierMessageId} ${text}`))
      report('inbound', carrierMessageId, 'typed by the run, in no thread');
  }
  return findings;
}

function isCalledSent(message: Message): boolean {
  return message.direction === 'outbound' && (message.state === 'sent' || message.state === 'delivered');
}
