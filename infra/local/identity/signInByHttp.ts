import * as oauth from 'oauth4webapi';
import { CommandError } from '../../commands/CommandError.ts';
import type { SignInSettings } from './openIdentity.ts';

/** Says in one sentence why a script cannot sign in. */
export class SignInError extends CommandError {
  override readonly name = 'SignInError';
}

/**
 * Signs a member in as a browser does, over HTTP with cookies and PKCE, at the product that runs at `origin`.
 * Throws `SignInError` when it does not answer or no member has that e-mail.
 */
export async function signInByHttp({
  origin,
  email,
}: {
  readonly origin: string;
  readonly email: string;
}): Promise<{ readonly accessToken: string; readonly refreshToken: string | undefined }> {
  const settings = await settingsOf(origin);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const redirectUri = `${origin}/signed-in`;
  const browse = browserLike();

  const start = new URL(settings.authorizationEndpoint);
  start.search = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: settings.scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();
  const signInPage = await browse(start.href);
  const chosen = await browse(signInPage.href, new URLSearchParams({ email }));
  if (!chosen.href.startsWith(redirectUri)) {
    const known = [...signInPage.body.matchAll(/name="email" value="([^"]+)"/g)].map((match) => match[1]);
    throw new SignInError(`No member has the e-mail "${email}". Members: ${known.join(', ')}.`);
  }

  const server = { issuer: settings.issuer, token_endpoint: settings.tokenEndpoint };
  const client = { client_id: settings.clientId };
  const answer = oauth.validateAuthResponse(server, client, new URL(chosen.href), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    redirectUri,
    verifier,
    { [oauth.allowInsecureRequests]: true },
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
  return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token };
}

async function settingsOf(origin: string): Promise<SignInSettings> {
  try {
    return (await (await fetch(`${origin}/settings.json`)).json()) as SignInSettings;
  } catch (cause) {
    throw new SignInError(
      `Conversations does not answer at ${origin}: start it with npm start, or set PORT to its port.`,
      { cause },
    );
  }
}

/** Follows redirects and keeps cookies. Stops at the page's own address, which the page must read. */
function browserLike() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: URLSearchParams): Promise<{ href: string; body: string }> => {
    let href = url;
    let body = form;
    for (let hop = 0; hop < 10; hop++) {
      if (new URL(href).pathname === '/signed-in') return { href, body: '' };
      const response = await fetch(href, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body && { method: 'POST', body }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      const next = response.headers.get('location');
      if (next === null) return { href, body: await response.text() };
      href = new URL(next, href).href;
      body = undefined;
    }
    throw new SignInError('The sign-in redirects in a circle: sign out in the browser and try again.');
  };
}
