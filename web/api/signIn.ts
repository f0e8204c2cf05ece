import * as oauth from 'oauth4webapi';
import type { Settings } from './settings.ts';
import type { Tokens } from './tokens.ts';
import { tabStorage } from '../ui/browserStorage.ts';

// Fetched only when a member signs in or out, because it brings the OAuth library along.

const revocationTimeoutMs = 5000;
/** The provider hands tokens to the page directly, so checking their times protects nothing, and office computers have wrong clocks. */
const clockToleranceSeconds = 24 * 60 * 60;

/** Sends the member to the sign-in page; `redeemCode` reads what comes back. */
export async function redirectToSignIn(known: Settings): Promise<void> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const returnTo = location.pathname === '/signed-in' ? '/' : location.pathname + location.search;
  const isKept = tabStorage.setItem('signIn', JSON.stringify({ verifier, state, returnTo }));
  if (!isKept) throw new Error('The browser keeps nothing, so this page could not complete the sign-in.');
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
}

/** Exchanges the code in the address for tokens. Resolves to undefined when this tab did not start a sign-in. */
export async function redeemCode(
  known: Settings,
): Promise<{ readonly tokens: Tokens; readonly returnTo: string } | undefined> {
  const begun = tabStorage.getItem('signIn');
  if (!begun) return undefined;
  tabStorage.removeItem('signIn');
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
  const found = await oauth.processAuthorizationCodeResponse(server, client, response);
  return { tokens: { ...found, memberSub: oauth.getValidatedIdTokenClaims(found)?.sub }, returnTo };
}

/** Revokes a refresh token. The device has forgotten it already, so a provider that does not answer changes nothing here. */
export async function revoke(known: Settings, refreshToken: string): Promise<void> {
  const { server, client } = partiesOf(known);
  await oauth
    .revocationRequest(server, client, oauth.None(), refreshToken, {
      [oauth.allowInsecureRequests]: isLocal(known),
      signal: AbortSignal.timeout(revocationTimeoutMs),
    })
    .catch(() => {});
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

/** Returns true for an identity provider on this machine, the only one that may speak without TLS. */
function isLocal(known: Settings): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(known.tokenEndpoint).hostname);
}
