import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { OnboardingError } from './OnboardingError.ts';
import type { Deployment } from './Deployment.ts';

/** Throws `OnboardingError` when there is none of that id. */
export async function requireCompany(deployment: Deployment, companyId: string): Promise<CompanyWithSecret> {
  const known = await deployment.store.findCompany(companyId);
  if (known) return known;
  throw new OnboardingError(
    `There is no company ${companyId} on ${deployment.name}: npm run company -- list ${deployment.option} shows those there are.`,
  );
}
