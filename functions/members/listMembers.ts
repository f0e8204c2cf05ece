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
