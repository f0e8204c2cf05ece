import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { CannotOnboard } from './CannotOnboard.ts';
import type { Place } from './Place.ts';

/** Throws `CannotOnboard` when there is none of that id. */
export async function knownCompany(place: Place, companyId: string): Promise<CompanyWithSecret> {
  const known = await place.store.findCompany(companyId);
  if (known) return known;
  throw new CannotOnboard(
    `There is no company ${companyId} on ${place.name}: npm run company -- list ${place.option} shows those there are.`,
  );
}
