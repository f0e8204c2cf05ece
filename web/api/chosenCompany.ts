import { deviceStorage, tabStorage } from '../ui/browserStorage.ts';

const key = 'company';
let ofThisTab = tabStorage.getItem(key) ?? deviceStorage.getItem(key) ?? undefined;

/** Returns the chosen company of a member of several: this tab's, or the last one chosen on this device; undefined without one. */
export function chosenCompany(): string | undefined {
  return ofThisTab;
}

/** Keeps this tab in its company, even if another tab chooses another company before a reload. */
export function stayIn(companyId: string): void {
  ofThisTab = companyId;
  tabStorage.setItem(key, companyId);
}

/** Reloads the page in another company, so that no data of the first one remains. */
export function chooseCompany(companyId: string, path = '/'): void {
  forgetThenKeep(companyId);
  location.assign(path);
}

/** Forgets the chosen company after it refused the member, so that the server chooses one. */
export function forgetCompany(): void {
  forgetThenKeep(undefined);
}

function forgetThenKeep(companyId: string | undefined): void {
  ofThisTab = companyId;
  for (const storage of [tabStorage, deviceStorage]) {
    if (companyId === undefined) storage.removeItem(key);
    else storage.setItem(key, companyId);
  }
}
