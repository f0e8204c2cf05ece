const key = 'company';
let ofThisTab = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? undefined;

/** The company that a member of several chose, or undefined: this tab's own, else the last one chosen on this machine. */
export function chosenCompany(): string | undefined {
  return ofThisTab;
}

/** Keeps this tab in the company that it shows, whatever another tab chooses before this one is loaded again. */
export function stayIn(companyId: string): void {
  ofThisTab = companyId;
  sessionStorage.setItem(key, companyId);
}

/** Starts the page anew in another company: nothing of the first one stays on it. */
export function chooseCompany(companyId: string, path = '/'): void {
  forgetThenKeep(companyId);
  location.assign(path);
}

/** After a company refused us: the server decides again. */
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
