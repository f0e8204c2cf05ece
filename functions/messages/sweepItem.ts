import { isFromFuture } from '#shared/domain/clock.ts';
import { isInForce } from '#shared/domain/numberPause.ts';
import { usualOptOutLine } from '#shared/domain/optOutLine.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { isReplied } from '#shared/domain/schedule.ts';
import type { ConversationItem } from '#shared/store/conversationItems.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import { lastEnqueuedAt, secondsWaited, type OutboundItem } from '#shared/store/messageItems.ts';
import type { RateLimitItem } from '#shared/store/rateLimitStore.ts';
import type { OptOutRemovalItem } from '#shared/store/optOutRemovalStore.ts';
import type { Granted, Timing } from '../grants.ts';
import { queuedRemovalOf, queuedTextOf } from './queueMessages.ts';
import { holdFacts, isAutomated } from './holdOf.ts';
import { reasonNotToSend } from './reasonNotToSend.ts';

/** A failed item is checked again after this time, when the round is over. */
const postponeSeconds = 40;

export type SweepGrants = Granted<{
  store: 'write';
  outbound: 'send';
  optOutRemovals: 'send';
  metrics: 'count';
}>;

/**
 * Checks one item. Returns true when it had to be recovered, and false when it was on its way. `row` is the conversation's row,
 * if it was just read.
 */
export function sweepItem(
  granted: SweepGrants,
  item: OutboundItem | OptOutRemovalItem,
  row?: ConversationItem,
): Promise<boolean> {
  return 'messageId' in item ? sweepText(granted, item, row) : sweepOptOutRemoval(granted, item);
}

/** Postpones a failed item past the end of this round, so that items that always fail do not use up the time of every round. */
export function postpone(
  { store, now, timing }: SweepGrants,
  item: OutboundItem | OptOutRemovalItem,
): Promise<void> {
  const seconds = Math.min(timing.queuedCheckSeconds, postponeSeconds);
  const nextCheckAt = new Date(now().getTime() + seconds * 1000);
  return 'messageId' in item
    ? store.postponeCheck(item, nextCheckAt)
    : store.postponeOptOutRemoval(item, false, nextCheckAt);
}

async function sweepText(
  { store, outbound, now, timing }: SweepGrants,
  message: OutboundItem,
  row: ConversationItem | undefined,
): Promise<boolean> {
  const at = now();
  const nextCheckAt = new Date(at.getTime() + timing.queuedCheckSeconds * 1000);
  if (message.status !== 'sending' && secondsWaited(message, at) > timing.giveUpSeconds) {
    await store.advance(message, 'giveUpWaiting', { failure: 'waited-too-long' }, at);
    return message.status === 'queued';
  }
  if (message.status === 'scheduled') {
    await comeDue(store, message, row, at, nextCheckAt);
    return false;
  }
  if (message.status === 'sending') {
    if (isClaimLost(message, at, timing)) {
      await store.advance(message, 'markUnconfirmed', {}, at);
      return true;
    }
    const { claimId: watchedClaim } = message;
    const isAhead = isFromFuture(message.stateAt, at);
    await store.postponeCheck(message, nextCheckAt, isAhead && watchedClaim ? { watchedClaim } : {});
    return false;
  }
  if (await holdForTheNight(store, message, at, timing)) return false;
  const lost = isLost(message, await store.findRateLimit(message.companyId), at, timing);
  if (lost) {
    await outbound.send([{ ...queuedTextOf(message), requeueId: String(Math.floor(at.getTime() / 1000)) }]);
  }
  if (!lost) await store.postponeCheck(message, nextCheckAt);
  else {
    const seconds = secondsUntilLookAfterRequeue(message, timing);
    await store.postponeCheck(message, new Date(at.getTime() + seconds * 1000), { requeuedAt: at });
  }
  return lost;
}

/**
 * Holds a text that is still on the queue when the company's quiet hours begin, behind a pause or a long queue, so that it does
 * not go out at night.
 */
async function holdForTheNight(
  store: Store,
  message: OutboundItem,
  now: Date,
  { quietFromHour }: Timing,
): Promise<boolean> {
  if (!isAutomated(message)) return false;
  const company = await store.findCompany(message.companyId);
  const until = company && heldUntil(now, company, quietFromHour);
  if (!until) return false;
  await store.advance(message, 'hold', holdFacts({ held: 'quiet-hours', until }, message, now), now);
  return true;
}

/**
 * Returns true for a claim that is older than its function can live. A claim with a time in the future has no usable age, so it
 * counts as lost when the next check still finds it.
 */
function isClaimLost({ stateAt, claimId, watchedClaim }: OutboundItem, now: Date, timing: Timing): boolean {
  if (isFromFuture(stateAt, now)) return claimId !== undefined && claimId === watchedClaim;
  return (now.getTime() - Date.parse(stateAt)) / 1000 > timing.claimLostSeconds;
}

/**
 * Doubles the delay with each copy on the queue, up to twelve checks. Otherwise copies would pile up in front of new texts while
 * the delivering function does not run.
 */
function secondsUntilLookAfterRequeue(
  { requeues = 0 }: OutboundItem,
  { queuedCheckSeconds }: Timing,
): number {
  return queuedCheckSeconds * Math.min(12, 2 ** (requeues + 1));
}

async function comeDue(
  store: Store,
  message: OutboundItem,
  row: ConversationItem | undefined,
  now: Date,
  checkAt: Date,
): Promise<void> {
  const { companyId } = message;
  const company = await store.findCompany(companyId);
  if (!company) throw new Error('A scheduled text belongs to no company');
  const come = await store.comeDue(
    message,
    (conversation, scheduled) =>
      reasonNotToSend(company, conversation, scheduled) ??
      (isReplied(scheduled, conversation) ? 'replied' : undefined) ??
      (isAutomated(scheduled) && conversation.optOutRequest ? 'wait' : undefined),
    now,
    checkAt,
    isAutomated(message) ? (company.optOutLine ?? usualOptOutLine) : undefined,
    row && { message, row },
  );
  if ('outcome' in come && come.outcome === 'waits') await holdForDecision(store, message, now, checkAt);
  if ('outcome' in come && come.outcome === 'replied') await store.advance(message, 'cancel', {}, now);
  if ('failure' in come) await store.advance(message, 'giveUpWaiting', come, now);
}

/** Makes a scheduled text say that it waits for the decision about an opt-out, once, and postpones its next check. */
async function holdForDecision(store: Store, message: OutboundItem, now: Date, until: Date): Promise<void> {
  if (message.held === 'opt-out-request') await store.postponeCheck(message, until);
  else
    await store.advance(
      message,
      'holdScheduled',
      holdFacts({ held: 'opt-out-request', until }, message, now),
      now,
    );
}

/**
 * Returns true when the queue has lost a text. A long queue is not a fault: a text is lost only if its lane has moved nothing for
 * the time of one check, counted from the end of a pause, or has moved a text that was queued clearly later.
 */
function isLost(
  message: OutboundItem,
  rateLimit: RateLimitItem | undefined,
  now: Date,
  { queuedCheckSeconds, overtakenSeconds }: Timing,
): boolean {
  if (isInForce(rateLimit?.pause, now)) return false;
  const moved = rateLimit?.[message.lane];
  const lastMoves = [moved?.at, rateLimit?.pause?.until, rateLimit?.resumedAt]
    .filter((time) => time !== undefined && !isFromFuture(time, now))
    .map((time) => Date.parse(time ?? ''));
  if (now.getTime() - Math.max(...lastMoves, Number.NEGATIVE_INFINITY) >= queuedCheckSeconds * 1000)
    return true;
  if (moved && isFromFuture(moved.lastEnqueuedAt, now)) return false;
  return (
    Date.parse(moved?.lastEnqueuedAt ?? '') >= Date.parse(lastEnqueuedAt(message)) + overtakenSeconds * 1000
  );
}

/** Queues an opt-out removal again in case the stream or the queue dropped it. Asking the carrier twice is harmless. */
async function sweepOptOutRemoval(
  { store, optOutRemovals, now, timing }: SweepGrants,
  removal: OptOutRemovalItem,
): Promise<boolean> {
  await optOutRemovals.send([queuedRemovalOf(removal)]);
  await store.postponeOptOutRemoval(
    removal,
    false,
    new Date(now().getTime() + timing.queuedCheckSeconds * 1000),
  );
  return false;
}
