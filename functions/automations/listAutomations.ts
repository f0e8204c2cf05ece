import type { OutputOf } from '#shared/api/route.ts';
import type { routes } from '#shared/api/routes.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the automations of the company, at most 100, by role name. */
export async function listAutomations(
  { store }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<unknown>,
): Promise<OutputOf<typeof routes.listAutomations>> {
  return { items: [...(await store.listAutomations(caller.company.companyId))] };
}
