import { numberStateFrom } from '#shared/store/rateLimitStore.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns whether the company's number is paused, why, when it tries again, and how many texts wait (P14). */
export async function getNumber(
  { store, now, timing }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<Record<string, never>>,
) {
  const { companyId } = caller.company;
  const state = numberStateFrom(await store.findRateLimit(companyId));
  if (!state.paused) return state;
  // Every queued text has its next check within this time; a text that is scheduled for later does not wait for the number.
  const soon = new Date(now().getTime() + timing.queuedCheckSeconds * 1000);
  return { ...state, waiting: await store.countWaiting(companyId, soon) };
}

/** Ends a pause for an admin, so that waiting texts try again within a minute. Does nothing without a pause. */
export async function resumeNumber(
  { store, now }: Granted<{ store: 'number' }>,
  { caller }: MemberRequest<Record<string, never>>,
) {
  return store.resumeNumber(caller.company.companyId, now());
}
