import type { NumberAtCarrier } from '#shared/domain/registration.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Asks the carrier about the company's number and what its registration still needs. Nothing of it is stored. */
export async function getRegistration(
  { carrierNumbers }: Granted<{ store: 'read'; carrierNumbers: 'read' }>,
  { caller: { company } }: MemberRequest<Record<string, never>>,
): Promise<{ readonly isReachable: boolean; readonly number?: NumberAtCarrier }> {
  if (company.originationNumber === undefined) return { isReachable: true };
  const described = await carrierNumbers.describe(company.originationNumber);
  if (described === 'unreachable') return { isReachable: false };
  return described === 'not here' ? { isReachable: true } : { isReachable: true, number: described };
}
