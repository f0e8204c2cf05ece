import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listenOnLoopback } from '../runtime/listenOnLoopback.ts';
import { openIdentity, type Identity } from './openIdentity.ts';
import type { Account } from './accountRegistry.ts';
import { signInByHttp } from './signInByHttp.ts';

const kim: Account = {
  sub: 'kim',
  email: 'kim@oakhill.example',
  name: 'Kim Alvarez',
  companies: ['Oak Hill'],
  role: 'Office',
};
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

describe('Signing in on this machine', () => {
  test('a member gets an access token like Cognito’s', async () => {
    const { origin, identity } = await running();
    const { accessToken, refreshToken } = await signInByHttp({ origin, email: kim.email });
    const claims = await identity().verify(accessToken);
    expect(claims).toMatchObject({
      iss: 'http://localhost/identity',
      sub: 'kim',
      token_use: 'access',
      client_id: 'conversations-page',
      username: kim.email,
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
    expect(refreshToken).toBeTruthy();
  });

  test('two tabs can use the same refresh token at the same moment', async () => {
    const { origin, identity } = await running();
    const { refreshToken = '' } = await signInByHttp({ origin, email: kim.email });
    const renewed = await Promise.all([refresh(origin, refreshToken), refresh(origin, refreshToken)]);
    for (const { access_token } of renewed) {
      expect(await identity().verify(String(access_token))).toMatchObject({ sub: 'kim' });
    }
  });

  test('a refresh token is replaced when it is used, as in AWS, and the replacement works', async () => {
    const { origin } = await running();
    const { refreshToken = '' } = await signInByHttp({ origin, email: kim.email });
    const next = String((await refresh(origin, refreshToken))['refresh_token']);
    expect(next).not.toBe(refreshToken);
    expect(await refresh(origin, next)).toHaveProperty('access_token');
  });

  test('a revoked refresh token gives no more tokens, and neither do those that it replaced', async () => {
    const { origin, identity } = await running();
    const { refreshToken = '' } = await signInByHttp({ origin, email: kim.email });
    const next = String((await refresh(origin, refreshToken))['refresh_token']);
    const revoked = await fetch(identity().settings(origin).revocationEndpoint, {
      method: 'POST',
      body: new URLSearchParams({ token: next, client_id: 'conversations-page' }),
    });
    expect(revoked.status).toBe(200);
    for (const token of [refreshToken, next]) {
      expect(await refresh(origin, token)).toMatchObject({ error: 'invalid_grant' });
    }
  });

  test('a member stays signed in when the product restarts', async () => {
    const { origin, restart, identity } = await running();
    const { accessToken, refreshToken = '' } = await signInByHttp({ origin, email: kim.email });
    await restart();
    expect(await identity().verify(accessToken)).toMatchObject({ sub: 'kim' });
    expect(await refresh(origin, refreshToken)).toHaveProperty('access_token');
  });

  test('a token that was changed, has expired or is from another issuer is refused', async () => {
    const { origin, identity } = await running({ accessTokenSeconds: 1 });
    const other = await running();
    const { accessToken } = await signInByHttp({ origin, email: kim.email });
    const [header, payload, signature] = accessToken.split('.');
    const claims = JSON.parse(Buffer.from(String(payload), 'base64url').toString()) as object;
    const promoted = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url');
    await expect(identity().verify(`${header}.${promoted}.${signature}`)).rejects.toThrow(/signature/i);
    await expect(other.identity().verify(accessToken)).rejects.toThrow(/JWK for kid .* not found/);
    await expect
      .poll(() =>
        identity()
          .verify(accessToken)
          .then(
            () => 'valid',
            ({ message }: Error) => message,
          ),
      )
      .toMatch(/expired/);
  });

  test('a page can request tokens at its own origin only', async () => {
    const { origin } = await running();
    const { refreshToken = '' } = await signInByHttp({ origin, email: kim.email });
    expect(await refresh(origin, refreshToken, origin)).toHaveProperty('access_token');
    expect(await refresh(origin, refreshToken, 'http://evil.example')).toEqual({});
  });

  test('an unknown e-mail is answered with the list of people', async () => {
    const { origin } = await running();
    await expect(signInByHttp({ origin, email: 'nobody@oakhill.example' })).rejects.toThrow(
      'No member has the e-mail "nobody@oakhill.example". Members: kim@oakhill.example.',
    );
  });

  test('a person who is invited while the product runs can sign in, also after a restart', async () => {
    const { origin, restart, identity } = await running();
    const invited = await invite(origin, {
      email: 'Ada@Elm.example',
      name: 'Ada Berg',
      company: 'Elm Street',
    });
    expect(invited).toMatchObject({
      status: 200,
      body: { email: 'ada@elm.example', companies: ['Elm Street'] },
    });
    expect(
      await invite(origin, { email: 'ada@elm.example', name: 'Ada Berg', company: 'Elm Street' }),
    ).toEqual(invited);
    await restart();
    const { accessToken } = await signInByHttp({ origin, email: 'ada@elm.example' });
    expect(await identity().verify(accessToken)).toMatchObject({ sub: invited.body['sub'] });
  });

  test('a person who can already sign in gains the company and stays the same person', async () => {
    const { origin } = await running();
    const invited = await invite(origin, { email: kim.email, name: 'K. Alvarez', company: 'Elm Street' });
    expect(invited.body).toEqual({ ...kim, companies: ['Oak Hill', 'Elm Street'] });
  });

  test.each([
    ['an invalid e-mail', 'application/json', { email: 'ada', name: 'Ada', company: 'Elm' }, 400],
    [
      'a name that is blank',
      'application/json',
      { email: 'ada@elm.example', name: ' ', company: 'Elm' },
      400,
    ],
    [
      'a request that a page of another origin could send',
      'text/plain',
      { email: 'a@b.example', name: 'A', company: 'B' },
      415,
    ],
  ])('no person is invited by %s', async (_, contentType, invitation, status) => {
    const { origin } = await running();
    expect(await invite(origin, invitation, contentType)).toMatchObject({ status });
    expect(await (await fetch(`${origin}/identity/accounts`)).json()).toEqual([kim]);
  });

  test('when the product is not running, a script says how to start it', async () => {
    await expect(signInByHttp({ origin: 'http://127.0.0.1:9', email: kim.email })).rejects.toThrow(
      /npm start/,
    );
  });

  test('signing in cannot redirect to a page on another site', async () => {
    const { origin } = await running();
    const query = new URLSearchParams({
      client_id: 'conversations-page',
      redirect_uri: 'http://evil.example/signed-in',
      response_type: 'code',
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const response = await fetch(`${origin}/identity/auth?${query.toString()}`, { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('redirect_uri');
  });
});

async function invite(
  origin: string,
  invitation: { readonly email: string; readonly name: string; readonly company: string },
  contentType = 'application/json',
) {
  const response = await fetch(`${origin}/identity/accounts`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: JSON.stringify({ ...invitation, role: 'Administrator' }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function refresh(
  origin: string,
  refreshToken: string,
  askingPage?: string,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${origin}/identity/token`, {
    method: 'POST',
    ...(askingPage !== undefined && { headers: { origin: askingPage } }),
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: 'conversations-page',
    }),
  });
  return response.status === 403 ? {} : ((await response.json()) as Record<string, unknown>);
}

async function running(options: { readonly accessTokenSeconds?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'identity-'));
  let identity: Identity | undefined;
  const { server, origin, answer, close } = await listenOnLoopback();
  answer((request, response) => {
    if (request.url !== '/settings.json') return opened().listener(request, response);
    response.end(JSON.stringify(opened().settings(origin)));
    return undefined;
  });

  function opened(): Identity {
    if (!identity) throw new Error('The identity provider is not open');
    return identity;
  }

  async function restart(): Promise<void> {
    await identity?.close();
    identity = await openIdentity({ folder, accounts: [kim], origins: [origin], ...options });
  }

  await restart();
  cleanUps.push(async () => {
    server.closeAllConnections();
    await close();
    await opened().close();
    await rm(folder, { recursive: true, force: true });
  });
  return { origin, restart, identity: opened };
}
