import type { OutputOf } from '#shared/api/route.ts';
import type { routes } from '#shared/api/routes.ts';
import { type Refused, refuse } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the automations of the company, at most 100, by role name. */
export async function listAutomations(
  { store }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<unknown>,
): Promise<OutputOf<typeof routes.listAutomations>> {
  return { items: [...(await store.listAutomations(caller.company.companyId))] };
}

/** Turns an automation of the company on or off, from its next request on. Returns the list with the change. */
export async function switchAutomation(
  { store }: Granted<{ store: 'automations' }>,
  { caller, input }: MemberRequest<{ readonly roleName: string; readonly isOn: boolean }>,
): Promise<OutputOf<typeof routes.switchAutomation> | Refused> {
  const { companyId } = caller.company;
  const { roleName, isOn } = input;
  if (!(await store.switchAutomation(companyId, roleName, isOn)))
    return refuse({ code: 'automation-not-found' });
  const items = await store.listAutomations(companyId);
  // The list may be read before the change has reached it.
  return { items: items.map((each) => (each.roleName === roleName ? { ...each, isOn } : each)) };
}
