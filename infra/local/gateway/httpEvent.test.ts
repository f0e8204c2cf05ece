import { describe, expect, test } from 'vitest';
import { httpEvent, type HttpRequest } from './httpEvent.ts';
import { jwtContext } from './jwtAuthorizer.ts';

const at = new Date('2026-03-20T15:00:00.000Z');

const nobody = jwtContext({});

function eventOf(
  request: Partial<HttpRequest> = {},
  more: Partial<Parameters<typeof httpEvent<typeof nobody>>[1]> = {},
) {
  return httpEvent(
    {
      method: 'GET',
      url: '/api/me',
      headers: {},
      body: Buffer.alloc(0),
      sourceIp: '127.0.0.1',
      ...request,
    },
    { routePath: '/api/me', pathParameters: {}, authorizer: nobody, requestId: 'request-1', at, ...more },
  );
}

describe('the event of a request, in payload format 2.0', () => {
  test('has every field', () => {
    const event = eventOf(
      {
        method: 'PUT',
        url: '/api/contacts/con_1?dry=yes',
        headers: { host: 'localhost:4000', 'content-type': 'application/json', 'user-agent': 'page' },
        body: Buffer.from('{"name":"Zoë"}'),
      },
      {
        routePath: '/api/contacts/{contactId}',
        pathParameters: { contactId: 'con_1' },
        authorizer: jwtContext({ sub: 'kim' }),
      },
    );
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'PUT /api/contacts/{contactId}',
      rawPath: '/api/contacts/con_1',
      rawQueryString: 'dry=yes',
      headers: { host: 'localhost:4000', 'content-type': 'application/json', 'user-agent': 'page' },
      queryStringParameters: { dry: 'yes' },
      pathParameters: { contactId: 'con_1' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: { sub: 'kim' }, scopes: [] } },
        domainName: 'localhost',
        domainPrefix: 'local',
        http: {
          method: 'PUT',
          path: '/api/contacts/con_1',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'page',
        },
        requestId: 'request-1',
        routeKey: 'PUT /api/contacts/{contactId}',
        stage: '$default',
        time: '20/Mar/2026:15:00:00 +0000',
        timeEpoch: 1_774_018_800_000,
      },
      body: '{"name":"Zoë"}',
      isBase64Encoded: false,
    });
  });

  test('leaves out fields that a minimal request does not have', () => {
    const event = eventOf();
    for (const absent of ['queryStringParameters', 'pathParameters', 'cookies', 'body']) {
      expect(event).not.toHaveProperty(absent);
    }
    expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
  });

  test('joins repeated values with a comma', () => {
    const { headers, queryStringParameters } = eventOf({
      url: '/api/me?role=agent&role=client&name=Zo%C3%AB+M',
      headers: { 'x-part': ['one', 'two'] },
    });
    expect(headers).toEqual({ 'x-part': 'one,two' });
    expect(queryStringParameters).toEqual({ role: 'agent,client', name: 'Zoë M' });
  });

  test('has the path decoded and the query unchanged', () => {
    expect(eventOf({ url: '/api/a%20b/%zz?name=Zo%C3%AB%20M' })).toMatchObject({
      rawPath: '/api/a%20b/%zz',
      rawQueryString: 'name=Zo%C3%AB%20M',
    });
    expect(eventOf({ url: '/api/Zo%C3%AB%20M' }).rawPath).toBe('/api/Zoë M');
  });

  test('has the cookies in a list', () => {
    const event = eventOf({ headers: { cookie: 'session=a1; theme=dark', accept: '*/*' } });
    expect(event.cookies).toEqual(['session=a1', 'theme=dark']);
    expect(event.headers).toEqual({ accept: '*/*' });
  });

  test.each([
    ['application/json; charset=utf-8', false],
    ['text/plain', false],
    ['application/x-www-form-urlencoded', true],
    ['image/png', true],
    [undefined, true],
  ])('carries a body of type %s in base64: %s', (type, isBase64Encoded) => {
    const body = Buffer.from([0x7b, 0xc3, 0xab, 0x7d]);
    const event = eventOf({ body, headers: type === undefined ? {} : { 'content-type': type } });
    expect(event).toMatchObject({
      isBase64Encoded,
      body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    });
  });

  test('carries a text that is not UTF-8 in base64, so that the function can detect it', () => {
    const body = Buffer.from('{"text":"café"}', 'latin1');
    const event = eventOf({ body, headers: { 'content-type': 'application/json' } });
    expect(event).toMatchObject({ isBase64Encoded: true, body: body.toString('base64') });
  });

  test('has every claim in the authorizer’s format', () => {
    const event = eventOf(
      {},
      { authorizer: jwtContext({ sub: 'kim', exp: 1774022400, aud: ['page', 'api'], admin: true }) },
    );
    expect(event.requestContext.authorizer.jwt.claims).toEqual({
      sub: 'kim',
      exp: '1774022400',
      aud: '[page api]',
      admin: 'true',
    });
  });
});
