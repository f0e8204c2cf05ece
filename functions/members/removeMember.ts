import type { Member } from '#shared/domain/company.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Removes a member, whose next request is refused and whose open pages close. The company always keeps an admin. */
export async function removeMember(
  { store, now }: Granted<{ store: 'members' }>,
  { caller, input: { memberId } }: MemberRequest<Pick<Member, 'memberId'>>,
): Promise<Member | Refused> {
  return store.removeMember(caller.company.companyId, memberId, now());
}
