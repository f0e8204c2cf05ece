import type { NavigationBar } from '#shared/domain/navigationBar.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Input = { readonly entries: NavigationBar };

/** Stores the caller's own navigation bar in this company (P2). */
export async function setNavigationBar(
  { store }: Granted<{ store: 'settings' }>,
  { caller: { member, company }, input: { entries } }: MemberRequest<Input>,
): Promise<{ entries: NavigationBar }> {
  await store.setNavigationBar(company.companyId, member.memberId, entries);
  return { entries };
}
