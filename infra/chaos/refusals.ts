import type { OutboundMessage } from '#shared/domain/message.ts';
import { happenedBefore, optOutsOf, type Causes } from './causes.ts';
import type { Finding } from './compare.ts';
import type { RefusedRequest } from './logbook.ts';

type World = {
  readonly messages: readonly OutboundMessage[];
  readonly optOuts: ReturnType<typeof optOutsOf>;
  readonly moves: Causes['moves'];
  readonly claimsOf: Causes['claimsOf'];
  readonly isClockWrong: boolean;
};
type Explains = (refused: RefusedRequest, world: World) => boolean;

/** Maps a request and a code to what must have happened before the answer. Nothing explains any other refusal. */
const explanations: Readonly<Record<string, Explains>> = {
  'send recipient-opted-out': isOptedOut,
  'send contact-moved': isMoved,
  'send schedule-in-past': isPast,
  'cancel too-late-to-cancel': isUnderWay,
  'resend recipient-opted-out': isOptedOut,
  'resend contact-moved': isMoved,
  'resend cannot-resend': isNothingToResend,
  'resend sent by another': isSentByAnother,
  'move contact-changed': isMovedByAnother,
  'forward cannot-forward': isOptedOut,
};

/** Finds every refusal that no act and no fault of the run explains. */
export function unexplainedRefusals(
  refusals: readonly RefusedRequest[],
  messages: readonly OutboundMessage[],
  causes: Causes,
): readonly Finding[] {
  const { moves, claimsOf, isClockWrong } = causes;
  const world: World = { messages, optOuts: optOutsOf(messages, causes), moves, claimsOf, isClockWrong };
  return refusals
    .filter((refused) => !explanations[`${refused.request} ${refused.code}`]?.(refused, world))
    .map(({ messageId = 'none', ...history }) => ({ kind: 'unexplained', messageId, history }));
}

/** Counts the refusals by request and code, so that a reader of the run sees how many texts were not accepted, and why. */
export function countRefusals(refusals: readonly RefusedRequest[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { request, code } of refusals) {
    const key = `${request} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function isOptedOut({ conversationIds, answeredAt }: RefusedRequest, { optOuts }: World): boolean {
  return conversationIds.some((id) => happenedBefore(optOuts, id, answeredAt));
}

function isMoved({ conversationIds, answeredAt }: RefusedRequest, { moves }: World): boolean {
  return conversationIds.some((id) => happenedBefore(moves, id, answeredAt));
}

/** A host whose clock is an hour ahead finds every time of the run in the past. */
function isPast({ dueAt, answeredAt }: RefusedRequest, { isClockWrong }: World): boolean {
  return dueAt !== undefined && (dueAt <= answeredAt || isClockWrong);
}

function isUnderWay({ messageId = '', answeredAt }: RefusedRequest, { messages, claimsOf }: World): boolean {
  const isFailed = messages.some((message) => message.messageId === messageId && message.state === 'failed');
  return isFailed || claimsOf(messageId).some((claim) => claim <= answeredAt);
}

/** The failures after which the same text would fail again. */
const pointless: ReadonlySet<string | undefined> = new Set(['not-verified-in-sandbox', 'text-refused']);

/** A late receipt may show that an unconfirmed text arrived, after it was listed as failed. */
function isNothingToResend({ messageId }: RefusedRequest, { messages }: World): boolean {
  const text = messages.find((message) => message.messageId === messageId);
  if (!text) return false;
  const isTroubled = text.state === 'failed' || text.state === 'unconfirmed';
  return !isTroubled || text.autoReply !== undefined || pointless.has(text.failure);
}

function isSentByAnother({ messageId, resentAs }: RefusedRequest, { messages }: World): boolean {
  return messages.some(
    (message) => message.messageId === resentAs && message.resendOf?.messageId === messageId,
  );
}

/** The answer of the later of two moves. Both were noted before they were asked for. */
function isMovedByAnother({ contactId, answeredAt }: RefusedRequest, { moves }: World): boolean {
  return moves.filter((move) => move.contactId === contactId && move.at <= answeredAt).length > 1;
}
