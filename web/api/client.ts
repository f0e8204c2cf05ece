import { createClient } from '#shared/api/client.ts';
import { routes } from '#shared/api/routes.ts';
import { chosenCompany } from './chosenCompany.ts';
import { retryWhenThrottled } from './retryWhenThrottled.ts';
import { accessToken, noteInUse } from './session.ts';

/** The API client of the signed-in member, with one method per route. */
export const client = createClient(routes, (pathAndQuery, init) =>
  askAsMember(pathAndQuery, init, chosenCompany()),
);

/** Creates a client for another company of the same member. The page stays in its own company. */
export function clientIn(companyId: string) {
  return createClient(routes, (pathAndQuery, init) => askAsMember(pathAndQuery, init, companyId));
}

/** Makes a request as the member. Renews an expired token and repeats the request once. */
async function askAsMember(
  pathAndQuery: string,
  init: RequestInit,
  company: string | undefined,
): Promise<Response> {
  const token = await accessToken();
  let response = await retryWhenThrottled(() => ask(pathAndQuery, init, token, company), init.signal);
  if (response.status === 401) response = await ask(pathAndQuery, init, await accessToken(token), company);
  if (response.ok) noteInUse();
  return response;
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
