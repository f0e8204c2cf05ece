import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Ends a pause for an admin, so that waiting texts try again within a minute. Does nothing without a pause. */
export async function resumeNumber(
  { store, now }: Granted<{ store: 'write' }>,
  { caller }: MemberRequest<Record<string, never>>,
) {
  return store.resumeNumber(caller.company.companyId, now());
}
