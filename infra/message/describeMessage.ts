import type { CarrierEvidence, HistoryStep } from '#shared/domain/deliveryHistory.ts';
import { isInForce } from '#shared/domain/numberPause.ts';
import { countSegments } from '#shared/domain/segments.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { historyOf, maxHistorySteps } from '#shared/store/messageHistory.ts';
import { lastEnqueuedAt, type MessageItem, type OutboundItem } from '#shared/store/messageItems.ts';

/**
 * Returns the history of the messages with this id as lines for an operator: where each is stored, what happened to it and when,
 * what the carrier answered, and what it waits for. Returns no text and no number.
 */
export async function describeMessage(
  store: AdminStore,
  messageId: string,
  now: Date,
): Promise<readonly string[]> {
  const found = await store.listMessagesById(messageId);
  if (found.length === 0) return [`No company has a message ${messageId}.`];
  const described = await Promise.all(found.map((message) => linesOf(store, message, now)));
  return described.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

async function linesOf(store: AdminStore, message: MessageItem, now: Date): Promise<readonly string[]> {
  const { companyId, conversationId, messageId } = message;
  const company = await store.findCompany(companyId);
  return [
    `Message ${messageId}`,
    row('company', `${companyId}${company ? `, ${company.name}` : ''}`),
    row('conversation', conversationId),
    ...(message.direction === 'inbound'
      ? [row('direction', 'inbound'), row('received', message.at)]
      : await outboundLines(store, message, now)),
  ];
}

async function outboundLines(
  store: AdminStore,
  message: OutboundItem,
  now: Date,
): Promise<readonly string[]> {
  const { author, lane, status, stateAt, failure, carrierMessageId } = message;
  const history = historyOf(message);
  const parts = countSegments(message.text).segments;
  const sender = author.kind === 'member' ? author.memberId : `automation ${author.automation}`;
  return [
    row('direction', `outbound by ${sender}, lane ${lane}, ${parts} ${parts === 1 ? 'part' : 'parts'}`),
    row('status', `${status} since ${stateAt}${failure ? `, ${failure}` : ''}`),
    row('time', message.at),
    ...(carrierMessageId === undefined ? [] : [row('carrier id', carrierMessageId)]),
    ...(message.requeuedAt === undefined
      ? []
      : [row('requeued', `${message.requeues ?? 1} times by the sweep, last at ${message.requeuedAt}`)]),
    ...(message.resendOf ? [row('resend of', message.resendOf.messageId)] : []),
    ...(message.resentAs ? [row('resent as', message.resentAs.messageId)] : []),
    ...(status === 'queued' ? [row('queue', await queuePosition(store, message, now))] : []),
    ...(status === 'scheduled'
      ? [row('waits', `until ${message.at}${message.held ? `, ${message.held}` : ''}`)]
      : []),
    '',
    ...(history.length === 0 ? ['  No history, because the message was imported.'] : stepLines(history)),
    ...(history.length >= maxHistorySteps ? ['  Only the first and the newest steps are kept.'] : []),
  ];
}

/** Says how many texts of the same lane wait in front of a queued text, and why its number sends nothing. */
async function queuePosition(store: AdminStore, message: OutboundItem, now: Date): Promise<string> {
  let ahead = 0;
  for await (const page of store.listInFlight()) {
    ahead += page.filter(
      (other) =>
        other.companyId === message.companyId &&
        other.lane === message.lane &&
        other.status === 'queued' &&
        lastEnqueuedAt(other) < lastEnqueuedAt(message),
    ).length;
  }
  const rateLimit = await store.findRateLimit(message.companyId);
  const pause = rateLimit?.pause;
  return [
    `${ahead} ${ahead === 1 ? 'text' : 'texts'} of its lane in front of it`,
    ...(pause && isInForce(pause, now)
      ? [`the number is paused until ${pause.until} (${pause.reason})`]
      : []),
    ...(rateLimit?.nextSlotAt ? [`the next send slot is at ${rateLimit.nextSlotAt}`] : []),
  ].join('; ');
}

function stepLines(history: readonly HistoryStep[]): readonly string[] {
  let attempt = 0;
  return history.map(({ step, at, evidence, receipt, failure }, index) => {
    const seconds = (Date.parse(at) - Date.parse(history[index - 1]?.at ?? at)) / 1000;
    if (step === 'claim') attempt += 1;
    const facts = [
      ...(step === 'claim' ? [`attempt ${attempt}`] : []),
      ...(receipt === undefined ? [] : [`receipt ${receipt}`]),
      ...(failure === undefined ? [] : [failure]),
      ...evidenceFacts(evidence),
    ];
    return `  ${at}  ${`+${seconds.toFixed(1)} s`.padStart(10)}  ${step.padEnd(19)}${facts.join(', ')}`.trimEnd();
  });
}

function evidenceFacts({ error, reason, status, requestId }: CarrierEvidence = {}): readonly string[] {
  return [
    ...(error === undefined ? [] : [error]),
    ...(reason === undefined ? [] : [`reason ${reason}`]),
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
  ];
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(14)}${value}`;
}
