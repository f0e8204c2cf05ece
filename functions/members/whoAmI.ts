import type { WhoAmI } from '#shared/api/routes.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { defaultNavigationBar } from '#shared/domain/navigationBar.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns the calling member, the company without its secret, and the person's other companies. */
export async function whoAmI(
  { store }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<Record<string, never>>,
): Promise<WhoAmI> {
  const { member, company } = caller;
  const [companies, { navigationBar = defaultNavigationBar, overviewDismissed }, mayRead] = await Promise.all(
    [
      store.listCompaniesOf(caller.subject),
      store.findMemberSettings(company.companyId, member.memberId),
      !missingForTexting(company) || (member.role === 'admin' && store.hasConversations(company.companyId)),
    ],
  );
  return {
    member,
    company,
    otherCompanies: companies
      .filter(({ companyId }) => companyId !== company.companyId)
      .map(({ companyId, name }) => ({ companyId, name })),
    mayRead,
    navigationBar,
    overviewDismissed,
  };
}
