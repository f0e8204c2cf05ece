import { CompanyId } from '#shared/domain/ids.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { Caller } from '../Caller.ts';
import type { HttpEvent } from './HttpEvent.ts';

/**
 * Returns the calling member, from the verified token and the member's row. The company never comes from the request; the header
 * `x-company` only chooses among the companies of which the person is a member.
 */
export async function memberOf(
  store: StoreReader,
  needed: 'member' | 'admin',
  { requestContext: { authorizer }, headers }: HttpEvent,
): Promise<Caller | Refused> {
  if (!('jwt' in authorizer)) throw new Error("A member's route has the wrong authorizer");
  const { claims } = authorizer.jwt;
  if (claims['token_use'] !== 'access') {
    return refuse({ code: 'sign-in-needed', why: 'an access token is needed' });
  }
  const subject = `${String(claims['iss'])}#${String(claims['sub'])}`;
  const chosen = headers['x-company'];
  if (chosen !== undefined && !CompanyId.safeParse(chosen).success) return refuse({ code: 'not-a-member' });

  const membership = await store.findMembership(subject, chosen);
  if (!membership) return refuse({ code: 'not-a-member' });
  const { member, company } = membership;
  if (needed === 'admin' && member.role !== 'admin') return refuse({ code: 'admin-needed' });
  return { subject, member, company };
}
