import type { Company } from '#shared/domain/company.ts';
import type { CarrierNumber } from './carrierAccount.ts';
import type { Deployment } from './Deployment.ts';

/** Finds the company's number in the carrier account. Undefined when the company or the carrier has none. */
export async function findCompanyNumber(
  { carrier }: Deployment,
  company: Company | undefined,
): Promise<CarrierNumber | undefined> {
  const held = company?.originationNumber;
  if (held === undefined) return undefined;
  return (await carrier.listNumbers()).find(({ e164 }) => e164 === held);
}
