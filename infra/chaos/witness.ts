import type { Message } from '#shared/domain/message.ts';
import { groupedBy } from './addTo.ts';
import type { WireCall } from './carrierWire.ts';
import { isAmbiguous } from './causes.ts';
import type { Finding } from './compare.ts';
import type { Evidence } from './gather.ts';
import type { Typed } from './logbook.ts';

export type Witnessed = {
  readonly calls: readonly WireCall[];
  readonly typed: readonly Typed[];
  /** How many duplicate arrivals of one text the simulator counted. */
  readonly duplicates: number;
  /** Texts that the carrier may have accepted while their phone was off. */
  readonly missed: ReadonlySet<string>;
};

/**
 * Compares the run's own record of calls and typed texts with the API and the simulator, so that it trusts
 * neither alone. Finds a text that may have been accepted twice, one that is called sent and was never
 * accepted, one that was accepted and is on no handset or on a wrong one, and a typed one that is missing.
 */
export function contradictions(
  { threads, handsets }: Evidence,
  { calls, typed, duplicates, missed }: Witnessed,
): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (kind: Finding['kind'], messageId: string, what: string) =>
    findings.push({ kind, messageId, history: { what } });

  const mayBeAccepted = calls.filter((call) => call.carrierMessageId !== undefined || isAmbiguous(call));
  for (const [messageId, asked] of groupedBy(mayBeAccepted, (call) => call.messageId)) {
    if (asked.length > 1)
      report('doubled', messageId, `asked ${asked.length} times without a refusal in between`);
  }
  const asked = new Set(mayBeAccepted.map(({ messageId }) => messageId));
  for (const message of threads.flatMap(({ messages }) => messages)) {
    if (isCalledSent(message) && !asked.has(message.messageId))
      report('lost', message.messageId, 'called sent, never accepted by the carrier');
  }

  const arrived = groupedBy(
    handsets.filter(({ direction }) => direction === 'in'),
    ({ carrierMessageId }) => carrierMessageId,
  );
  const acceptedByCarrier = calls.filter(({ carrierMessageId }) => carrierMessageId !== undefined);
  for (const { messageId, carrierMessageId = '', to, text } of acceptedByCarrier) {
    const copies = arrived.get(carrierMessageId) ?? [];
    const isThere = copies.length === 1 && copies[0]?.to === to && copies[0].text === text;
    const isMissed = copies.length === 0 && missed.has(messageId);
    if (!isThere && !isMissed)
      report('lost', messageId, 'accepted by the carrier, not exactly once on its handset');
  }
  const wireTexts = new Set(mayBeAccepted.map(({ to, text }) => `${to} ${text}`));
  for (const { carrierMessageId, to, text, direction } of handsets) {
    if (direction === 'in' && !wireTexts.has(`${to} ${text}`))
      report('doubled', carrierMessageId, 'on a handset, never requested from the carrier');
  }
  if (duplicates > 0) report('doubled', 'unknown', `the simulator counts ${duplicates} duplicate arrivals`);

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
