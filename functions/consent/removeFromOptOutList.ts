import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import type { Granted } from '../grants.ts';
import type { OptOutRemoval } from './optOutRemovals.ts';

/**
 * Asks the carrier to remove the number of a person who opted in again from its own opt-out list. A refusal by the 30-day rule
 * is shown to staff and retried a day later. A carrier that fails is logged and asked again some minutes later. Does nothing at the
 * carrier when the person has opted out again or the number was erased.
 */
export async function removeFromOptOutList(
  { store, carrierList, log, now, timing }: Granted<{ store: 'write'; carrierList: 'remove'; log: 'write' }>,
  conversationKey: OptOutRemoval,
): Promise<'done'> {
  const removal = await store.findOptOutRemoval(conversationKey);
  if (!removal) return 'done';
  const { conversation } = await store.readForSending(
    conversationKey.companyId,
    conversationKey.conversationId,
  );
  if (!conversation || conversation.optOut || !canBeAnswered(conversation.number)) {
    await store.endOptOutRemoval(removal, false);
    return 'done';
  }
  const postpone = async (seconds: number, isTooSoon = false) =>
    store.postponeOptOutRemoval(conversationKey, isTooSoon, new Date(now().getTime() + seconds * 1000));
  const answer = await carrierList
    .remove(conversationKey.companyId, conversation.number)
    // A defect ends as a dead letter, and as one a day, because the sweep queues the opt-out removal again when it is due.
    .catch(async (error: unknown) => {
      await postpone(timing.optOutRemovalRetrySeconds);
      throw error;
    });
  if (answer.kind === 'removed') {
    await store.endOptOutRemoval(removal, true);
    return 'done';
  }
  if (answer.kind === 'try again')
    log.write('opt-out removal failed', { ...conversationKey, ...answer.evidence });
  const isTooSoon = answer.kind === 'too soon';
  await postpone(isTooSoon ? timing.optOutRemovalRetrySeconds : timing.queuedCheckSeconds, isTooSoon);
  return 'done';
}
