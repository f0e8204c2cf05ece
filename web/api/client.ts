import { createClient } from '#shared/api/client.ts';
import { routes } from '#shared/api/routes.ts';
import { chosenCompany } from './chosenCompany.ts';
import { accessToken } from './session.ts';

/** What the page may ask, one method per route, asked as the signed-in member. */
export const client = createClient(routes, (pathAndQuery, init) =>
  askAsMember(pathAndQuery, init, chosenCompany()),
);

/** Asks another company of the same member, each request by itself: the page stays in its own. */
export function clientIn(companyId: string) {
  return createClient(routes, (pathAndQuery, init) => askAsMember(pathAndQuery, init, companyId));
}

/** A token that expired on the way is renewed, and the same request made once more. */
async function askAsMember(
  pathAndQuery: string,
  init: RequestInit,
  company: string | undefined,
): Promise<Response> {
  const token = await accessToken();
  const response = await ask(pathAndQuery, init, token, company);
  if (response.status !== 401) return response;
  return ask(pathAndQuery, init, await accessToken(token), company);
}

function ask(
  pathAndQuery: string,
  init: RequestInit,
  token: string,
  company: string | undefined,
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  if (company) headers.set('x-company', company);
  return fetch(pathAndQuery, { ...init, headers });
}
