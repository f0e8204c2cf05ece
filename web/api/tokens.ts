import type { Settings } from './settings.ts';

/** The answer of the token endpoint (RFC 6749, section 5.1), and the member whose tokens these are if it names one. */
export type Tokens = {
  readonly access_token: string;
  readonly expires_in?: number | undefined;
  readonly refresh_token?: string | undefined;
  readonly memberSub?: string | undefined;
};

/**
 * Refreshes the tokens (RFC 6749, section 6). Resolves to undefined when the provider refuses the refresh token; rejects with a
 * TypeError while it cannot be reached. One request by hand, because an opening of the page may wait for it, and the OAuth library
 * weighs more than the lists.
 */
export async function refreshTokens(known: Settings, refreshToken: string): Promise<Tokens | undefined> {
  const response = await fetch(known.tokenEndpoint, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: known.clientId,
    }),
    // A redirect would hand the token to another address.
    redirect: 'error',
  });
  if (response.status >= 500) throw new TypeError('The identity provider does not answer.');
  if (!response.ok) return undefined;
  const tokens = (await response.json()) as Tokens & { readonly token_type?: unknown };
  const isBearer = String(tokens.token_type).toLowerCase() === 'bearer';
  if (!isBearer || typeof tokens.access_token !== 'string') {
    throw new Error('The token endpoint answered without an access token.');
  }
  return tokens;
}
