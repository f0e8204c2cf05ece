import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Records that the caller has seen the overview of the first visit, so that no device shows it unasked. */
export async function dismissOverview(
  { store }: Granted<{ store: 'settings' }>,
  { caller: { member, company } }: MemberRequest<Record<string, never>>,
): Promise<{ overviewDismissed: boolean }> {
  await store.dismissOverview(company.companyId, member.memberId);
  return { overviewDismissed: true };
}
