import { createClient, type Client } from '#shared/api/client.ts';
import { routes } from '#shared/api/routes.ts';
import { wallTimeOf } from '#shared/domain/localTime.ts';
import { signInByHttp } from '../local/identity/signInByHttp.ts';

export type MemberApi = Client<typeof routes> & {
  /**
   * Sends a request with the member's token and any other headers, for requests that the typed client would
   * not make.
   */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly token: string;
};

/** An access token lives for an hour. */
const renewAfterMilliseconds = 45 * 60_000;

/** The API as a script uses it, after a real sign-in. A script that runs for longer than its token lives signs in again. */
export async function memberApi(office: { readonly origin: string }, email: string): Promise<MemberApi> {
  const { accessToken: token } = await signInByHttp({ origin: office.origin, email });
  let newest = token;
  let renewAt = Date.now() + renewAfterMilliseconds;
  const ask = async (path: string, init: RequestInit = {}) => {
    if (Date.now() > renewAt) {
      ({ accessToken: newest } = await signInByHttp({ origin: office.origin, email }));
      renewAt = Date.now() + renewAfterMilliseconds;
    }
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${newest}`);
    return fetch(office.origin + path, { ...init, headers });
  };
  return { ...createClient(routes, ask), ask, token };
}

/** Returns the day of the demo's inspection at 214 Maple Ave, which is today once midnight has passed since the demo was loaded. */
export async function dayOfMaple(api: MemberApi): Promise<'today' | 'tomorrow'> {
  const { startsAt } = await api.getInspection({ inspectionId: 'insp_maple' });
  const { timeZone } = (await api.whoAmI({})).company;
  const dayOf = (moment: Date) => wallTimeOf(moment, timeZone).slice(0, 10);
  return dayOf(new Date(startsAt)) === dayOf(new Date()) ? 'today' : 'tomorrow';
}

/** Returns the first contact that a search finds. */
export async function findContact(api: MemberApi, text: string) {
  const { items } = await api.searchContacts({ text });
  const [found] = items.flatMap(({ contact }) => contact ?? []);
  if (!found) throw new Error(`No contact is found by "${text}".`);
  return found;
}
