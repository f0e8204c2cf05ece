import { isFromFuture } from '#shared/domain/clock.ts';
import { isInForce } from '#shared/domain/numberPause.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { isReplied } from '#shared/domain/schedule.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import { lastEnqueuedAt, waitingSince, type OutboundItem } from '#shared/store/messageItems.ts';
import type { RateLimitItem } from '#shared/store/rateLimitStore.ts';
import type { ReleaseItem } from '#shared/store/releaseStore.ts';
import type { Granted, Timing } from '../grants.ts';
import { queuedReleaseOf, queuedTextOf } from './queueMessages.ts';
import { holdFacts, isAutomated } from './holdOf.ts';
import { reasonNotToSend } from './reasonNotToSend.ts';

const maxPerBucket = 25;
/** A round ends before the next one begins. The rest is still due then. */
const longestRoundSeconds = 40;

type SweepGrants = Granted<{ store: 'write'; outbound: 'send'; releases: 'send'; metrics: 'count' }>;

/**
 * Checks messages in flight, once a minute. A scheduled text is queued when it is due. A text that was queued for too long goes
 * back on the queue if the queue has lost it, and fails after a day. A text that has been sending for longer than its function can
 * live becomes unconfirmed. For any other text the next check is postponed. An item that fails does not block the others: the
 * round continues, and then fails as a whole.
 */
export async function sweepMessages(granted: SweepGrants): Promise<void> {
  const { store, now } = granted;
  // Texts in a restored table may have gone out, so they are neither given up nor queued.
  if (!(await store.maySend())) return;
  const errors: unknown[] = [];
  const seen = new Set<string>();
  const until = now().getTime() + longestRoundSeconds * 1000;
  for (let more = true; more && now().getTime() < until;) {
    const { messages, releases } = await store.listDue(now(), maxPerBucket);
    const due = [...messages, ...releases].filter(({ pk, sk }) => !seen.has(`${pk} ${sk}`));
    more = due.length > 0;
    for (const item of due) {
      seen.add(`${item.pk} ${item.sk}`);
      try {
        if (await ('messageId' in item ? sweep(granted, item) : sweepRelease(granted, item)))
          granted.metrics.count('recovered');
      } catch (error) {
        errors.push(error);
        await putOff(granted, item).catch(() => {});
      }
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} texts could not be swept`);
}

/**
 * Postpones a failed item past the end of this round, because otherwise the first items of a bucket would hide all the due items
 * behind them. The next round tries again.
 */
function putOff({ store, now, timing }: SweepGrants, item: OutboundItem | ReleaseItem): Promise<void> {
  const seconds = Math.min(timing.queuedCheckSeconds, longestRoundSeconds);
  const nextCheckAt = new Date(now().getTime() + seconds * 1000);
  return 'messageId' in item
    ? store.postponeCheck(item, nextCheckAt)
    : store.putOffRelease(item, false, nextCheckAt);
}

/** Checks one message. Returns true when it had to be recovered, and false when it was on its way. */
async function sweep({ store, outbound, now, timing }: SweepGrants, message: OutboundItem): Promise<boolean> {
  const at = now();
  const secondsSince = (time: string) => (at.getTime() - Date.parse(time)) / 1000;
  const nextCheckAt = new Date(at.getTime() + timing.queuedCheckSeconds * 1000);
  if (message.status !== 'sending' && secondsSince(waitingSince(message)) > timing.giveUpSeconds) {
    await store.advance(message, 'giveUpWaiting', { failure: 'waited-too-long' }, at);
    return message.status === 'queued';
  }
  if (message.status === 'scheduled') {
    await comeDue(store, message, at, nextCheckAt);
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

/** Holds a text that is still on the queue at 21:00, behind a pause or a long queue, so that it does not go out at night. */
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
  await store.advance(message, 'hold', holdFacts({ held: 'quiet-hours', until }), now);
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

async function comeDue(store: Store, message: OutboundItem, now: Date, checkAt: Date): Promise<void> {
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
  );
  if ('outcome' in come && come.outcome === 'waits') await store.postponeCheck(message, checkAt);
  if ('outcome' in come && come.outcome === 'replied') await store.advance(message, 'cancel', {}, now);
  if ('failure' in come) await store.advance(message, 'giveUpWaiting', come, now);
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

/** Queues a release again in case the stream or the queue dropped it. Asking the carrier twice is harmless. */
async function sweepRelease(
  { store, releases, now, timing }: SweepGrants,
  release: ReleaseItem,
): Promise<boolean> {
  await releases.send([queuedReleaseOf(release)]);
  await store.putOffRelease(release, false, new Date(now().getTime() + timing.queuedCheckSeconds * 1000));
  return false;
}
