import * as oauth from 'oauth4webapi';
import { settings, type Settings } from './settings.ts';
import { tokenStore } from './tokenStore.ts';

/** Where the other tabs go when a member signs out. */
export const signedOutPath = '/signed-out';

const secondsBeforeExpiry = 60;
const revocationPatienceMs = 5000;
/** The provider hands tokens to us directly, so their times protect nothing, and office computers have wrong clocks. */
const clockToleranceSeconds = 24 * 60 * 60;
const sessionLock = 'conversations.renew';
let access: { readonly token: string; readonly expiresAt: number } | undefined;
let renewing: Promise<string> | undefined;
/** Whose page this is: from the first token on it never changes. */
let memberSub: string | undefined;
let leaving = false;

/**
 * The access token, renewed when it is missing, nearly over or `refused` by the API.
 * Never resolves when the person has to sign in: the page is then on its way to the sign-in page.
 * Rejects with fetch's error while the identity provider cannot be reached.
 */
export async function accessToken(refused?: string): Promise<string> {
  if (leaving) return never();
  if (access && access.token !== refused && Date.now() < access.expiresAt) return access.token;
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Comes back from the identity provider, when the address says so, and answers whether there is a session to work with. */
export async function arrive(): Promise<void> {
  if (location.pathname === '/signed-in') await redeem(await settings());
  await accessToken();
  tokenStore.onChanged((stored) => {
    if (leaving) return;
    if (!stored) void leaveFor(signedOutPath);
    else if (isAnothers(stored)) void leaveFor('/');
  });
}

/** Goes through sign-in again, back to the same address. */
export function signInAgain(): void {
  access = undefined;
  void settings().then(signIn);
}

/**
 * Ends the session here, in the other tabs and at the identity provider. `mayLeave` comes first: it may ask the member, erase
 * what the device keeps, and answer false to stay signed in.
 */
export async function signOut(mayLeave: () => Promise<boolean> = async () => true): Promise<void> {
  const known = await settings();
  if (!(await mayLeave())) return;
  leaving = true;
  access = undefined;
  // A tab that renews at this moment would write the next token after we cleared the store.
  const stored = await navigator.locks.request(sessionLock, () => {
    const last = tokenStore.read();
    tokenStore.clear();
    return last;
  });
  if (stored) await revoke(known, stored.refreshToken);
  const home = `${location.origin}/`;
  const query = new URLSearchParams({
    client_id: known.clientId,
    post_logout_redirect_uri: home,
    logout_uri: home,
  });
  location.assign(`${known.endSessionEndpoint}?${query}`);
}

/** The device has forgotten the token already; a provider that does not answer must not keep the member signed in here. */
async function revoke(known: Settings, refreshToken: string): Promise<void> {
  const { server, client } = partiesOf(known);
  await oauth
    .revocationRequest(server, client, oauth.None(), refreshToken, {
      [oauth.allowInsecureRequests]: isLocal(known),
      signal: AbortSignal.timeout(revocationPatienceMs),
    })
    .catch(() => {});
}

function isAnothers(stored: { readonly memberSub?: string }): boolean {
  return memberSub !== undefined && stored.memberSub !== undefined && stored.memberSub !== memberSub;
}

/** The page asks and sends nothing more; what another member must not see goes with it. */
function leaveFor(path: string): Promise<never> {
  leaving = true;
  access = undefined;
  location.replace(path);
  return never();
}

function never(): Promise<never> {
  return new Promise<never>(() => {});
}

/** One tab at a time: a refresh token that rotates must not be used twice. */
async function renew(): Promise<string> {
  const known = await settings();
  const token = await navigator.locks.request(sessionLock, async () => {
    const stored = tokenStore.read();
    if (!stored) return undefined;
    if (isAnothers(stored)) return leaveFor('/');
    const { server, client } = partiesOf(known);
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), stored.refreshToken, {
      [oauth.allowInsecureRequests]: isLocal(known),
    });
    if (response.status >= 500) throw new TypeError('The identity provider does not answer.');
    if (!response.ok) return undefined;
    return keep(await oauth.processRefreshTokenResponse(server, client, response), stored.refreshToken);
  });
  return token ?? signIn(known);
}

async function signIn(known: Settings): Promise<never> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const returnTo = location.pathname === '/signed-in' ? '/' : location.pathname + location.search;
  sessionStorage.setItem('signIn', JSON.stringify({ verifier, state, returnTo }));
  const query = new URLSearchParams({
    client_id: known.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: known.scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  location.replace(`${known.authorizationEndpoint}?${query}`);
  return never();
}

async function redeem(known: Settings): Promise<void> {
  const begun = sessionStorage.getItem('signIn');
  if (!begun) return history.replaceState(null, '', '/');
  sessionStorage.removeItem('signIn');
  const { verifier, state, returnTo } = JSON.parse(begun) as Record<
    'verifier' | 'state' | 'returnTo',
    string
  >;
  const { server, client } = partiesOf(known);
  const answer = oauth.validateAuthResponse(server, client, new URL(location.href), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    redirectUri(),
    verifier,
    { [oauth.allowInsecureRequests]: isLocal(known) },
  );
  keep(await oauth.processAuthorizationCodeResponse(server, client, response));
  // As a whole address: a path that begins with two slashes alone would name another host.
  history.replaceState(null, '', location.origin + returnTo);
}

function keep(answer: oauth.TokenEndpointResponse, before?: string): string {
  const lifetime = answer.expires_in ?? 300;
  access = {
    token: answer.access_token,
    expiresAt: Date.now() + Math.max(lifetime - secondsBeforeExpiry, lifetime / 2) * 1000,
  };
  const refreshToken = answer.refresh_token ?? before;
  memberSub ??= oauth.getValidatedIdTokenClaims(answer)?.sub ?? tokenStore.read()?.memberSub;
  if (refreshToken) tokenStore.write({ refreshToken, ...(memberSub && { memberSub }) });
  return access.token;
}

function partiesOf(known: Settings): { server: oauth.AuthorizationServer; client: oauth.Client } {
  return {
    server: {
      issuer: known.issuer,
      authorization_endpoint: known.authorizationEndpoint,
      token_endpoint: known.tokenEndpoint,
      revocation_endpoint: known.revocationEndpoint,
    },
    client: { client_id: known.clientId, [oauth.clockTolerance]: clockToleranceSeconds },
  };
}

function redirectUri(): string {
  return `${location.origin}/signed-in`;
}

/** Only an identity provider on this very machine may speak without TLS. */
function isLocal(known: Settings): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(known.tokenEndpoint).hostname);
}
