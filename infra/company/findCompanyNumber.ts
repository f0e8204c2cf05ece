import type { Company } from '#shared/domain/company.ts';
import type { CarrierNumber } from './carrierAccount.ts';
import type { Deployment } from './Deployment.ts';

/** The number from which the company texts, as the carrier has it; undefined when either knows none. */
export async function findCompanyNumber(
  { carrier }: Deployment,
  company: Company | undefined,
): Promise<CarrierNumber | undefined> {
  const held = company?.originationNumber;
  if (held === undefined) return undefined;
  return (await carrier.listNumbers()).find(({ e164 }) => e164 === held);
}
