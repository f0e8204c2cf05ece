const key = 'company';
let ofThisTab = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? undefined;

/** Returns the chosen company of a member of several: this tab's, or the last one chosen on this device; undefined without one. */
export function chosenCompany(): string | undefined {
  return ofThisTab;
}

/** Keeps this tab in its company, even if another tab chooses another company before a reload. */
export function stayIn(companyId: string): void {
  ofThisTab = companyId;
  sessionStorage.setItem(key, companyId);
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
  for (const storage of [sessionStorage, localStorage]) {
    if (companyId === undefined) storage.removeItem(key);
    else storage.setItem(key, companyId);
  }
}
