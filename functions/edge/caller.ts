import type {
  APIGatewayProxyEventV2WithIAMAuthorizer,
  APIGatewayProxyEventV2WithJWTAuthorizer,
} from 'aws-lambda';
import type { Route } from '#shared/api/route.ts';
import type { Company } from '#shared/domain/company.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { AutomationCaller, Caller } from '../Caller.ts';
import { automationOf } from './automationOf.ts';
import { memberOf } from './memberOf.ts';

/** A request behind the authorizer of whoever may call its route. */
export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer | APIGatewayProxyEventV2WithIAMAuthorizer;

/** Who asks: a member by a token, or an automation by its role's signature; each only where the route says so. */
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
  return (route.needsTexting && whyNotTexting(caller.company)) || caller;
}

/** Without the plan or the number there is nothing to text with (P3). */
function whyNotTexting({ plan, originationNumber }: Company): Refused | undefined {
  if (plan !== 'advanced') return refuse({ code: 'plan-missing', needed: 'advanced' });
  return originationNumber === undefined ? refuse({ code: 'number-missing' }) : undefined;
}
