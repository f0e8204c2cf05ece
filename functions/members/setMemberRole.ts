import type { Member } from '#shared/domain/company.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Makes a member an admin or staff. The company always keeps an admin. */
export async function setMemberRole(
  { store }: Granted<{ store: 'members' }>,
  { caller, input: { memberId, role } }: MemberRequest<Pick<Member, 'memberId' | 'role'>>,
): Promise<Member | Refused> {
  return store.setRole(caller.company.companyId, memberId, role);
}
