import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Route } from '#shared/api/route.ts';
import { CompanyId } from '#shared/domain/ids.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { Caller } from '../Caller.ts';

/**
 * Who asks, from the verified token and the member's own row: the company never comes from the request. The header
 * `x-company` only chooses among the companies of which the person is a member.
 */
export async function callerOf(
  store: StoreReader,
  route: Route,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): Promise<Caller | Refused> {
  const { claims } = event.requestContext.authorizer.jwt;
  if (claims['token_use'] !== 'access') {
    return refuse({ code: 'sign-in-needed', why: 'an access token is needed' });
  }
  const subject = `${String(claims['iss'])}#${String(claims['sub'])}`;
  const chosen = event.headers['x-company'];
  if (chosen !== undefined && !CompanyId.safeParse(chosen).success) return refuse({ code: 'not-a-member' });

  const membership = await store.findMembership(subject, chosen);
  if (!membership) return refuse({ code: 'not-a-member' });
  const { member, company } = membership;
  if (route.caller === 'admin' && member.role !== 'admin') return refuse({ code: 'admin-needed' });
  if (route.needsTexting) {
    if (company.plan !== 'advanced') return refuse({ code: 'plan-missing', needed: 'advanced' });
    if (company.originationNumber === undefined) return refuse({ code: 'number-missing' });
  }
  return { subject, member, company };
}
