import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** An admin ends a pause: the texts that wait try again within a minute. Without a pause nothing changes. */
export async function resumeNumber(
  { store, now }: Granted<{ store: 'write' }>,
  { caller }: MemberRequest<Record<string, never>>,
) {
  return store.resumeNumber(caller.company.companyId, now());
}
