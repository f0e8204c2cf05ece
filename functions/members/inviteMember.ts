import { randomUUID } from 'node:crypto';
import type { Member } from '#shared/domain/company.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Input = Pick<Member, 'email' | 'name' | 'role'>;

/**
 * 1 Invite the person by mail. 2 Make them a member. The answer does not say whether the address has an account already. The
 * account comes first, because its subject is the member's key; an interrupted invitation can be repeated.
 */
export async function inviteMember(
  { store, invitations }: Granted<{ store: 'members'; invitations: 'send' }>,
  { caller: { company }, input }: MemberRequest<Input>,
): Promise<Member | Refused> {
  const { companyId, name: companyName } = company;
  if (await store.hasMemberWithEmail(companyId, input.email)) return refuse({ code: 'already-member' });
  const { email, name, role } = input;
  const subject = await invitations.invite({ email, name, company: companyName });
  if (isRefused(subject)) return subject;
  const member = { memberId: `mem_${randomUUID().replaceAll('-', '')}`, name, email, role };
  const outcome = await store.addMember(subject, companyId, member);
  return outcome === 'added' ? member : refuse({ code: 'already-member' });
}
