import { createPrivateKey, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyResultV2 } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '#shared/api/routes.ts';
import { askSigned } from '../automations/askSigned.ts';
import { identityKeys } from '../identity/identityKeys.ts';
import { clientId, localIssuer } from '../identity/localIssuer.ts';
import { openIdentity, type Identity } from '../identity/openIdentity.ts';
import { listenOnLoopback, type LoopbackServer } from '../runtime/listenOnLoopback.ts';
import { localRegion } from '../runtime/localRegion.ts';
import { httpApi } from './httpApi.ts';
import { iamAuthorizer } from './iamAuthorizer.ts';
import { jwtAuthorizer } from './jwtAuthorizer.ts';

const hour = 3600;
const reminders = { roleName: 'reminders', accessKeyId: 'LOCAL1', secretAccessKey: 'secret' };
let folder: string;
let identity: Identity;
let server: LoopbackServer;
let signing: Awaited<ReturnType<typeof identityKeys>>['signing'];
let reached: APIGatewayProxyEventV2WithJWTAuthorizer[] = [];
const fine = '{"ok":true}';
let result: APIGatewayProxyResultV2 | Error = fine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  server = await listenOnLoopback();
  identity = await openIdentity({ folder, accounts: [], origins: [server.origin] });
  ({ signing } = await identityKeys(join(folder, 'keys.json')));
  const member = jwtAuthorizer(identity.verify);
  server.answer(
    httpApi({
      functions: [
        { name: 'whoAmI', route: routes.whoAmI },
        { name: 'putContact', route: routes.putContact },
        { name: 'postAutomatedMessage', route: routes.postAutomatedMessage },
      ],
      authorizers: {
        member,
        admin: member,
        automation: iamAuthorizer({ accessKeys: async () => [reminders], region: localRegion() }),
      },
      async invoke(_, event) {
        reached.push(event as APIGatewayProxyEventV2WithJWTAuthorizer);
        if (result instanceof Error) throw result;
        return result;
      },
    }),
  );
});
afterEach(() => {
  reached = [];
  result = fine;
});
afterAll(async () => {
  await server?.close();
  await identity?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Creates a token with the provider's own signature, so that only the given claims are wrong. */
function token(claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({ alg: 'RS256', typ: 'at+jwt', kid: signing.kid });
  const payload = part({
    iss: localIssuer,
    aud: clientId,
    sub: 'kim',
    iat: now,
    exp: now + hour,
    ...claims,
  });
  const signature = sign(
    'RSA-SHA256',
    Buffer.from(`${header}.${payload}`),
    createPrivateKey({ key: signing, format: 'jwk' }),
  );
  return `${header}.${payload}.${signature.toString('base64url')}`;
}

const ask = (path: string, authorization?: string, more: RequestInit = {}) =>
  fetch(`${server.origin}${path}`, {
    ...more,
    headers: { ...(authorization !== undefined && { authorization }), ...more.headers },
  });

describe('authentication', () => {
  test('accepts a valid token, and its claims reach the function', async () => {
    const answered = await ask('/api/me', `Bearer ${token()}`);
    expect(answered.status).toBe(200);
    expect(reached.map(({ requestContext }) => requestContext.authorizer.jwt.claims)).toEqual([
      expect.objectContaining({ iss: localIssuer, sub: 'kim', aud: clientId }),
    ]);
  });

  test.each([
    ['no token', () => undefined],
    ['an invalid token', () => 'Bearer abc'],
    ['another scheme', () => `Basic ${token()}`],
    ['an expired token', () => `Bearer ${token({ exp: Math.floor(Date.now() / 1000) - 1 })}`],
    ['a token that never expires', () => `Bearer ${token({ exp: undefined })}`],
    ['a token of another audience', () => `Bearer ${token({ aud: 'another-page' })}`],
    ['a token of another issuer', () => `Bearer ${token({ iss: 'https://evil.example' })}`],
    ['a token with a changed signature', () => `Bearer ${token().slice(0, -8)}AAAAAAAA`],
  ])('%s is refused with 401 and a problem, and never reaches the function', async (_, authorization) => {
    const answered = await ask('/api/me', authorization());
    expect(answered.status).toBe(401);
    expect(answered.headers.get('content-type')).toBe('application/problem+json');
    expect(await answered.json()).toMatchObject({
      status: 401,
      code: 'sign-in-needed',
      detail: expect.any(String),
    });
    expect(reached).toEqual([]);
  });
});

describe('an automation', () => {
  const path = '/api/automation/companies/co_1/messages/reminder%3A1';
  const request = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"text":"Zoë"}' };

  test('is accepted by the signature of its role, which reaches the function with the request', async () => {
    const answered = await askSigned(server.origin, reminders)(path, request);
    expect(answered.status).toBe(200);
    expect(reached).toMatchObject([
      {
        pathParameters: { companyId: 'co_1', messageId: 'reminder:1' },
        body: '{"text":"Zoë"}',
        requestContext: {
          authorizer: { iam: { userArn: 'arn:aws:sts::000000000000:assumed-role/reminders/local' } },
        },
      },
    ]);
  });

  test('is refused without a signature, and so is a member', async () => {
    for (const authorization of [undefined, `Bearer ${token()}`]) {
      const answered = await ask(path, authorization, request);
      expect(answered.status).toBe(403);
      expect(answered.headers.get('content-type')).toBe('application/problem+json');
      expect(await answered.json()).toMatchObject({ code: 'signature-invalid', detail: expect.any(String) });
    }
    expect(reached).toEqual([]);
  });

  test('is refused on routes of members', async () => {
    const answered = await askSigned(server.origin, reminders)('/api/me', { method: 'GET' });
    expect([answered.status, reached]).toEqual([401, []]);
  });
});

describe('a request', () => {
  test('reaches the function of its route complete, and its answer goes back unchanged', async () => {
    result = {
      statusCode: 201,
      headers: { 'content-type': 'text/plain', 'x-part': 'one' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('Zoë').toString('base64'),
      isBase64Encoded: true,
    };
    const answered = await ask('/api/contacts/con_1?dry=yes', `Bearer ${token()}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Zoë"}',
    });
    expect(answered.status).toBe(201);
    expect(answered.headers.get('x-part')).toBe('one');
    expect(answered.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await answered.text()).toBe('Zoë');
    expect(reached).toMatchObject([
      {
        routeKey: 'PUT /api/contacts/{contactId}',
        pathParameters: { contactId: 'con_1' },
        queryStringParameters: { dry: 'yes' },
        body: '{"name":"Zoë"}',
      },
    ]);
  });

  test('for a path without a route gets 404, with or without a token', async () => {
    for (const authorization of [undefined, `Bearer ${token()}`]) {
      const answered = await ask('/api/nothing', authorization);
      expect(answered.status).toBe(404);
      expect(await answered.json()).toMatchObject({ code: 'route-not-found' });
    }
    expect(reached).toEqual([]);
  });

  test('with a method that its path does not have gets 405 with those that it has', async () => {
    for (const authorization of [undefined, `Bearer ${token()}`]) {
      const answered = await ask('/api/contacts/con_1', authorization, { method: 'PATCH' });
      expect(answered.status).toBe(405);
      expect(answered.headers.get('allow')).toBe('PUT');
      expect(await answered.json()).toMatchObject({ code: 'method-not-allowed' });
    }
    expect(reached).toEqual([]);
  });

  test('above API Gateway’s size limit gets 413', async () => {
    const answered = await ask('/api/contacts/con_1', `Bearer ${token()}`, {
      method: 'PUT',
      body: Buffer.alloc(10 * 1024 * 1024 + 1),
    });
    expect(answered.status).toBe(413);
    expect(await answered.json()).toMatchObject({ code: 'body-too-large' });
    expect(reached).toEqual([]);
  });

  test('gets an opaque 500 when the function throws', async () => {
    result = new Error('the secret of the table');
    const answered = await ask('/api/me', `Bearer ${token()}`);
    expect(answered.status).toBe(500);
    expect(await answered.text()).not.toContain('secret');
  });
});
