import type { WhoAmI } from '#shared/api/routes.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** The caller, the company without its secret, and where else the same person is a member. */
export async function whoAmI(
  { store }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<Record<string, never>>,
): Promise<WhoAmI> {
  const companies = await store.listCompaniesOf(caller.subject);
  return {
    member: caller.member,
    company: caller.company,
    otherCompanies: companies
      .filter(({ companyId }) => companyId !== caller.company.companyId)
      .map(({ companyId, name }) => ({ companyId, name })),
  };
}
