import type { WhoAmI } from '#shared/api/routes.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { defaultNavigationBar } from '#shared/domain/navigationBar.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns the calling member, the company without its secret, the person's other companies and, for staff of a company that cannot text, the admins to ask. */
export async function whoAmI(
  { store }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<Record<string, never>>,
): Promise<WhoAmI> {
  const { member, company } = caller;
  const { companyId } = company;
  const isMissing = missingForTexting(company) !== undefined;
  const isAdmin = member.role === 'admin';
  const [companies, settings, mayRead, admins] = await Promise.all([
    store.listCompaniesOf(caller.subject),
    store.findMemberSettings(companyId, member.memberId),
    !isMissing || (isAdmin && store.hasConversations(companyId)),
    isMissing && !isAdmin ? store.listAdminNames(companyId) : undefined,
  ]);
  const { navigationBar = defaultNavigationBar, overviewDismissed } = settings;
  return {
    member,
    company,
    otherCompanies: companies
      .filter((other) => other.companyId !== companyId)
      .map((other) => ({ companyId: other.companyId, name: other.name })),
    mayRead,
    ...(admins && { admins: [...admins] }),
    navigationBar,
    overviewDismissed,
  };
}
