import type { Route } from '#shared/api/route.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { AutomationCaller, Caller } from '../Caller.ts';
import { automationOf } from './automationOf.ts';
import { memberOf } from './memberOf.ts';
import type { HttpEvent } from './HttpEvent.ts';

/**
 * Verifies the caller of a route: a member by token, or an automation by its role's signature, as the route requires. Refuses a
 * company without the plan or without a number where the route needs them; admins keep reading the history (P3).
 */
export async function callerOf(
  store: StoreReader,
  route: Route,
  event: HttpEvent,
): Promise<Caller | AutomationCaller | Refused> {
  const caller =
    route.caller === 'automation'
      ? await automationOf(store, event)
      : await memberOf(store, route.caller, event);
  if (isRefused(caller)) return caller;
  const missing = route.needsTexting ? missingForTexting(caller.company) : undefined;
  return missing && !(route.historyForAdmins && isAdmin(caller)) ? refuse(missing) : caller;
}

function isAdmin(caller: Caller | AutomationCaller): boolean {
  return 'member' in caller && caller.member.role === 'admin';
}
