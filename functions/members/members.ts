import type { Member } from '#shared/domain/company.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the members of the caller's company. */
export async function listMembers(
  { store }: Granted<{ store: 'members' }>,
  { caller, input: { cursor } }: MemberRequest<{ readonly cursor?: string | undefined }>,
): Promise<{ items: Member[]; cursor?: string } | Refused> {
  const page = await store.listMembers(caller.company.companyId, cursor);
  return 'refusal' in page ? page : { ...page, items: [...page.items] };
}

/** Makes a member an admin or staff. The company always keeps an admin. */
export async function setMemberRole(
  { store }: Granted<{ store: 'members' }>,
  { caller, input: { memberId, role } }: MemberRequest<Pick<Member, 'memberId' | 'role'>>,
): Promise<Member | Refused> {
  return store.setRole(caller.company.companyId, memberId, role);
}

/** Removes a member, whose next request is refused and whose open pages close. The company always keeps an admin. */
export async function removeMember(
  { store, now }: Granted<{ store: 'members' }>,
  { caller, input: { memberId } }: MemberRequest<Pick<Member, 'memberId'>>,
): Promise<Member | Refused> {
  return store.removeMember(caller.company.companyId, memberId, now());
}
