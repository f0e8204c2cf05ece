import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { CannotOnboard } from './CannotOnboard.ts';
import type { Deployment } from './Deployment.ts';

/** Throws `CannotOnboard` when there is none of that id. */
export async function knownCompany(deployment: Deployment, companyId: string): Promise<CompanyWithSecret> {
  const known = await deployment.store.findCompany(companyId);
  if (known) return known;
  throw new CannotOnboard(
    `There is no company ${companyId} on ${deployment.name}: npm run company -- list ${deployment.option} shows those there are.`,
  );
}
