import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { OnboardingError } from './OnboardingError.ts';
import type { Deployment } from './Deployment.ts';

/** Finds the company. Throws `OnboardingError` if no company has that id. */
export async function requireCompany(deployment: Deployment, companyId: string): Promise<CompanyWithSecret> {
  const known = await deployment.store.findCompany(companyId);
  if (known) return known;
  throw new OnboardingError(
    `Unknown company ${companyId} on ${deployment.name}: npm run company -- list ${deployment.option} lists the companies.`,
  );
}
