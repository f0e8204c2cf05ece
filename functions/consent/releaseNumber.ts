import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import type { Granted } from '../grants.ts';
import type { CarrierRelease } from './carrierReleases.ts';

/**
 * Asks the carrier to remove the number of a person who opted in again from its own opt-out list. A refusal by the 30-day rule
 * is shown to staff and retried a day later. A carrier that fails is logged and asked again some minutes later. Does nothing at the
 * carrier when the person has opted out again or the number was erased.
 */
export async function releaseNumber(
  { store, carrierList, log, now, timing }: Granted<{ store: 'write'; carrierList: 'release'; log: 'write' }>,
  conversationKey: CarrierRelease,
): Promise<'done'> {
  const release = await store.findRelease(conversationKey);
  if (!release) return 'done';
  const { conversation } = await store.readForSending(
    conversationKey.companyId,
    conversationKey.conversationId,
  );
  if (!conversation || conversation.optOut || !canBeAnswered(conversation.number)) {
    await store.endRelease(release, false);
    return 'done';
  }
  const answer = await carrierList.release(conversationKey.companyId, conversation.number);
  if (answer.kind === 'released') {
    await store.endRelease(release, true);
    return 'done';
  }
  if (answer.kind === 'try again') log.write('release failed', { ...conversationKey, ...answer.evidence });
  const isTooSoon = answer.kind === 'too soon';
  const retrySeconds = isTooSoon ? timing.releaseRetrySeconds : timing.queuedCheckSeconds;
  await store.putOffRelease(conversationKey, isTooSoon, new Date(now().getTime() + retrySeconds * 1000));
  return 'done';
}
