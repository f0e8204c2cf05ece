import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { groupedBy } from './addTo.ts';
import type { WireCall } from './carrierWire.ts';
import type { Finding } from './compare.ts';
import type { ActTime, Move } from './logbook.ts';

/** The events of the run that can explain the end of a text. Times are in milliseconds since 1970. */
export type Causes = {
  readonly calls: readonly WireCall[];
  /** When each text was claimed, by message id. */
  readonly claimsOf: (messageId: string) => readonly number[];
  /** Intervals in which the runtime, with everything in it, was killed and restarted. */
  readonly kills: readonly { readonly from: number; readonly to: number }[];
  /** When connections to the carrier were cut before their request was read. */
  readonly cuts: readonly number[];
  /** Texts whose process was killed during delivery, or that a second run received meanwhile. */
  readonly struck: ReadonlySet<string>;
  /** When people texted STOP or were opted out by staff. The record of calls shows opt-outs at the carrier. */
  readonly optOuts: readonly ActTime[];
  /** When members moved a contact of a conversation to another number. */
  readonly moves: readonly Move[];
  /** Texts that a client asked to cancel. */
  readonly cancelled: ReadonlySet<string>;
  /** Texts that the carrier may have accepted while their phone was off. */
  readonly missed: ReadonlySet<string>;
  /** Texts whose last receipt was dropped. */
  readonly withoutLastReceipt: ReadonlySet<string>;
  /** True when the clock of a host was set an hour ahead. */
  readonly isClockWrong: boolean;
};

const optedOutAtCarrier = 'DESTINATION_PHONE_NUMBER_OPTED_OUT';
/** Longer than a claim can live with the run's settings. */
const claimLifeMs = 6000;
/**
 * The visibility timeout of the run's queues. After it, a second run receives the text and cannot know what
 * the first one did.
 */
const visibilityMs = 2000;
/** Time in which the last receipt of a text, late or not, arrives and is stored. */
export const receiptsMs = 4000;

/**
 * Finds every text whose end no fault and no act of the run explains: it is unconfirmed although the carrier
 * answered or was never called, it failed without the refusal or earlier act that its reason names, or it lacks its last receipt,
 * which was not lost.
 */
export function unexplained(messages: readonly OutboundMessage[], causes: Causes): readonly Finding[] {
  const calls = groupedBy(causes.calls, ({ messageId }) => messageId);
  const all = { ...causes, optOuts: optOutsOf(messages, causes) };
  return messages.flatMap((message): readonly Finding[] => {
    const ofText = calls.get(message.messageId) ?? [];
    if (isExplained(message, ofText, all)) return [];
    const { messageId, state, failure, stateAt } = message;
    const wire = ofText.map(({ text: _text, to: _to, ...facts }) => facts);
    const claims = causes.claimsOf(messageId);
    const { kills } = causes;
    return [{ kind: 'unexplained', messageId, history: { state, failure, stateAt, wire, claims, kills } }];
  });
}

/** Returns when each conversation was opted out, by the acts of the run and by refusals at the carrier. */
export function optOutsOf(
  messages: readonly OutboundMessage[],
  { calls, optOuts }: Pick<Causes, 'calls' | 'optOuts'>,
): readonly ActTime[] {
  const refused = groupedBy(
    calls.filter(({ refusal }) => refusal === optedOutAtCarrier),
    ({ messageId }) => messageId,
  );
  const byCarrier = messages.flatMap(({ messageId, conversationId }) =>
    (refused.get(messageId) ?? []).map(({ askedAt }) => ({ conversationId, at: askedAt })),
  );
  return [...optOuts, ...byCarrier];
}

/** Returns true when one of these acts in a conversation began before this time. */
export function happenedBefore(acts: readonly ActTime[], conversationId: string, time: number): boolean {
  return acts.some((act) => act.conversationId === conversationId && act.at <= time);
}

function isExplained(message: OutboundMessage, calls: readonly WireCall[], causes: Causes): boolean {
  const { messageId, state, failure } = message;
  if (state === 'sent') return isReceiptLost(messageId, calls, causes);
  if (state === 'unconfirmed') return whyUnconfirmed(messageId, calls, causes) !== undefined;
  if (failure === 'phone-unreachable') return causes.missed.has(messageId);
  if (state === 'failed') return isFailureExplained(message, calls, causes);
  return state !== 'cancelled' || causes.cancelled.has(messageId);
}

/** Counts the unconfirmed texts by their cause, so that a reader of the run sees whether one cause explains too much. */
export function countUnconfirmed(
  messages: readonly OutboundMessage[],
  causes: Causes,
): ReadonlyMap<string, number> {
  const calls = groupedBy(causes.calls, ({ messageId }) => messageId);
  const counts = new Map<string, number>();
  for (const { state, messageId } of messages) {
    if (state !== 'unconfirmed') continue;
    const cause = whyUnconfirmed(messageId, calls.get(messageId) ?? [], causes) ?? 'unexplained';
    counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return counts;
}

/** Returns the cause of an unconfirmed text that proves most. */
function whyUnconfirmed(
  messageId: string,
  calls: readonly WireCall[],
  causes: Causes,
):
  | 'its call broke'
  | 'its run ended or overlapped'
  | 'its connection was cut'
  | 'its run was slow'
  | undefined {
  if (calls.some(isAmbiguous)) return 'its call broke';
  if (isKilled(messageId, causes)) return 'its run ended or overlapped';
  if (isCutOff(messageId, calls, causes)) return 'its connection was cut';
  return isOvertaken(messageId, calls, causes) ? 'its run was slow' : undefined;
}

/** True when the caller could not know whether the carrier accepted the text. */
export function isAmbiguous({ isHeard, carrierMessageId, refusal }: WireCall): boolean {
  return !isHeard || (carrierMessageId === undefined && refusal === undefined);
}

function isKilled(messageId: string, { struck, kills, claimsOf }: Causes): boolean {
  const isWithin = ({ from, to }: Causes['kills'][number]) =>
    claimsOf(messageId).some((claim) => claim <= to && from - claim < claimLifeMs);
  return struck.has(messageId) || kills.some(isWithin);
}

/**
 * A connection may be cut before the proxy reads its request. Then the text has a claim and no recorded call.
 */
function isCutOff(messageId: string, calls: readonly WireCall[], { cuts, claimsOf }: Causes): boolean {
  const isBefore = (cut: number) =>
    claimsOf(messageId).some((claim) => claim <= cut && cut - claim < visibilityMs);
  return calls.every(({ refusal }) => refusal !== undefined) && cuts.some(isBefore);
}

function isOvertaken(messageId: string, calls: readonly WireCall[], { claimsOf }: Causes): boolean {
  const claims = claimsOf(messageId);
  return calls.some(({ endedAt }) =>
    claims.some((claim) => claim <= endedAt && endedAt - claim >= visibilityMs),
  );
}

function isReceiptLost(
  messageId: string,
  calls: readonly WireCall[],
  { withoutLastReceipt, kills }: Causes,
): boolean {
  const isWithin = ({ from, to }: Causes['kills'][number]) =>
    calls.some(({ askedAt, endedAt }) => askedAt <= to && from - endedAt < receiptsMs);
  return withoutLastReceipt.has(messageId) || kills.some(isWithin);
}

function isFailureExplained(
  { failure, conversationId, stateAt }: OutboundMessage,
  calls: readonly WireCall[],
  { optOuts, moves }: Causes,
): boolean {
  const failedAt = Date.parse(stateAt);
  if (failure === 'opted-out') return happenedBefore(optOuts, conversationId, failedAt);
  if (failure === 'number-changed') return happenedBefore(moves, conversationId, failedAt);
  const reason = failure && reasons[failure];
  return reason !== undefined && calls.some(({ refusal, isHeard }) => isHeard && refusal === reason);
}

/** Maps each refusal of the run's carrier to the failure that it must become. */
const reasons: { readonly [Failure in FailureReason]?: string } = {
  'not-verified-in-sandbox': 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED',
  'text-refused': 'FIELD_VALIDATION_FAILED',
  'opted-out-at-carrier': optedOutAtCarrier,
};
