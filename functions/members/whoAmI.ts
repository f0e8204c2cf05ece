import type { WhoAmI } from '#shared/api/routes.ts';
import type { Company } from '#shared/domain/company.ts';
import type { ForwardingState } from '#shared/domain/forwarding.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { defaultNavigationBar } from '#shared/domain/navigationBar.ts';
import type { MemberRequest } from '../Caller.ts';
import { forwardingState } from '../company/forwardingState.ts';
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
  const [companies, settings, mayRead, admins, forwarding] = await Promise.all([
    store.listCompaniesOf(caller.subject),
    store.findMemberSettings(companyId, member.memberId),
    !isMissing || (isAdmin && store.hasConversations(companyId)),
    isMissing && !isAdmin ? store.listAdminNames(companyId) : undefined,
    forwardingState(store, company),
  ]);
  const { navigationBar = defaultNavigationBar, overviewDismissed } = settings;
  return {
    member,
    company: withForwarding(company, forwarding),
    ...(forwarding && { forwarding }),
    otherCompanies: companies
      .filter((other) => other.companyId !== companyId)
      .map((other) => ({ companyId: other.companyId, name: other.name })),
    mayRead,
    ...(admins && { admins: [...admins] }),
    navigationBar,
    overviewDismissed,
  };
}

/** Returns the company with its forwarding as it is now, because STOP from the other phone turns it off. */
function withForwarding(company: Company, state: ForwardingState | undefined): Company {
  const { forwarding } = company;
  return forwarding && state ? { ...company, forwarding: { ...forwarding, isOn: state.isOn } } : company;
}
