import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from './httpEvent.ts';
import { iamAuthorizer } from './iamAuthorizer.ts';

const key = { roleName: 'reminders', accessKeyId: 'LOCAL0001', secretAccessKey: 'the-secret-of-reminders' };
const now = new Date('2026-03-20T15:00:00.000Z');
const authorize = iamAuthorizer({ accessKeys: async () => [key], region: 'us-east-1' });

type Signing = {
  readonly secret?: string;
  readonly accessKeyId?: string;
  readonly date?: string;
  readonly day?: string;
  readonly region?: string;
  readonly service?: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The signed headers, if not all are signed. */
  readonly signed?: readonly string[];
};

/**
 * Signs by hand, as the IAM User Guide describes, so that the test does not use the authorizer's own library.
 */
function signedRequest({
  secret = key.secretAccessKey,
  accessKeyId = key.accessKeyId,
  date = '20260320T150000Z',
  day = date.slice(0, 8),
  region = 'us-east-1',
  service = 'execute-api',
  method = 'PUT',
  path = '/api/automation/companies/co_1/messages/reminder-1',
  query = '',
  body = '{"text":"Hi"}',
  headers: more = {},
  signed,
}: Signing = {}): HttpRequest {
  const headers: Record<string, string> = {
    host: 'localhost:4000',
    'x-amz-date': date,
    'content-type': 'application/json',
    ...more,
  };
  const names = (signed ?? Object.keys(headers)).toSorted();
  const canonical = [
    method,
    path.split('/').map(encodeURIComponent).join('/'),
    query,
    ...names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    sha256(body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const signingKey = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(signingKey, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n'));
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature.toString('hex')}`;
  return {
    method,
    url: query === '' ? path : `${path}?${query}`,
    headers: { ...headers, authorization },
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text).digest();

async function why(request: HttpRequest, at = now): Promise<string> {
  const admitted = await authorize(request, at);
  if (!('answer' in admitted)) throw new Error('The request was let in');
  const { statusCode, body = '' } = admitted.answer;
  const problem = JSON.parse(body) as { readonly code: string; readonly detail: string };
  expect([statusCode, problem.code]).toEqual([403, 'signature-invalid']);
  return problem.detail;
}

function changed(more: Partial<HttpRequest>, request = signedRequest()): HttpRequest {
  return { ...request, ...more, headers: { ...request.headers, ...more.headers } };
}

describe('a request that is signed with the key of a role', () => {
  test('is accepted as a session of that role', async () => {
    expect(await authorize(signedRequest(), now)).toEqual({
      authorizer: {
        iam: {
          accessKey: 'LOCAL0001',
          accountId: '000000000000',
          callerId: 'AROALOCAL:reminders',
          cognitoIdentity: null,
          principalOrgId: '',
          userArn: 'arn:aws:sts::000000000000:assumed-role/reminders/local',
          userId: 'AROALOCAL:reminders',
        },
      },
    });
  });

  test.each<[string, Signing]>([
    ['has no body', { method: 'DELETE', body: '' }],
    ['has escapes in its path', { path: '/api/automation/companies/co_1/messages/a%3Ab' }],
    ['has a query', { query: 'a=1&b=two%20words' }],
    ['contains the hash of its body', { headers: { 'x-amz-content-sha256': sha256('{"text":"Hi"}') } }],
    ['has spaces in a header', { headers: { 'x-amz-meta': ' two   words ' } }],
    ['leaves out headers that may change on the way', { signed: ['host', 'x-amz-date'] }],
    ['was signed nearly five minutes ago', { date: '20260320T145501Z' }],
    ['comes from a clock that is fast', { date: '20260320T150459Z' }],
  ])('is accepted when it %s', async (_, signing) => {
    expect(await authorize(signedRequest(signing), now)).toHaveProperty('authorizer');
  });

  test('is accepted on both sides of midnight', async () => {
    const midnight = new Date('2026-03-21T00:00:00.000Z');
    for (const date of ['20260320T235900Z', '20260321T000100Z']) {
      expect(await authorize(signedRequest({ date }), midnight)).toHaveProperty('authorizer');
    }
  });
});

describe('a request is refused', () => {
  test.each<[string, () => HttpRequest, RegExp]>([
    ['without a signature', () => changed({ headers: { authorization: undefined } }), /authorization header/],
    ['with a token', () => changed({ headers: { authorization: 'Bearer abc' } }), /authorization header/],
    ['with the wrong secret', () => signedRequest({ secret: 'a guess' }), /does not match/],
    ['with an unknown key', () => signedRequest({ accessKeyId: 'LOCAL0002' }), /access key is unknown/],
    ['with another body', () => changed({ body: Buffer.from('{"text":"Ha"}') }), /does not match/],
    ['with a removed body', () => changed({ body: Buffer.alloc(0) }), /does not match/],
    [
      'for another path',
      () => changed({ url: '/api/automation/companies/co_2/messages/a' }),
      /does not match/,
    ],
    ['with an added query', () => changed({ url: `${signedRequest().url}?a=1` }), /does not match/],
    ['with another method', () => changed({ method: 'DELETE' }), /does not match/],
    ['for another host', () => changed({ headers: { host: 'evil.example' } }), /does not match/],
    [
      'with a changed signed header',
      () => changed({ headers: { 'content-type': 'text/plain' } }),
      /does not match/,
    ],
    [
      'with a removed signed header',
      () => changed({ headers: { 'content-type': undefined } }),
      /content-type is signed but missing/,
    ],
    ['without its date', () => changed({ headers: { 'x-amz-date': undefined } }), /x-amz-date must be like/],
    [
      'with a date in words',
      () => changed({ headers: { 'x-amz-date': 'today' } }),
      /x-amz-date must be like/,
    ],
    [
      'with an invalid date',
      () => changed({ headers: { 'x-amz-date': '20261332T150000Z' } }),
      /x-amz-date must be like/,
    ],
    ['that was signed too long ago', () => signedRequest({ date: '20260320T145459Z' }), /five minutes/],
    ['that was signed for a later time', () => signedRequest({ date: '20260320T150501Z' }), /five minutes/],
    [
      'whose date was renewed',
      () =>
        changed(
          { headers: { 'x-amz-date': '20260320T150000Z' } },
          signedRequest({ date: '20260320T120000Z' }),
        ),
      /does not match/,
    ],
    ['for another day', () => signedRequest({ day: '20260319' }), /on the day of its x-amz-date/],
    ['for another region', () => signedRequest({ region: 'eu-west-1' }), /us-east-1 and execute-api/],
    ['for another service', () => signedRequest({ service: 's3' }), /us-east-1 and execute-api/],
    [
      'that does not sign its host',
      () => signedRequest({ signed: ['content-type', 'x-amz-date'] }),
      /host must be among the signed ones/,
    ],
    [
      'that does not sign its date',
      () => signedRequest({ signed: ['content-type', 'host'] }),
      /x-amz-date must be among the signed ones/,
    ],
    [
      'that names a wrong hash of its body',
      () => signedRequest({ headers: { 'x-amz-content-sha256': sha256('another body') } }),
      /not the hash of its body/,
    ],
    [
      'that leaves its body unsigned',
      () => signedRequest({ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }),
      /not the hash of its body/,
    ],
    [
      'with half a signature',
      () => changed({ headers: { authorization: signedRequest().headers.authorization?.slice(0, -32) } }),
      /authorization header/,
    ],
  ])('%s', async (_, request, sentence) => {
    expect(await why(request())).toMatch(sentence);
  });

  test('with the key of another data folder', async () => {
    const elsewhere = iamAuthorizer({
      accessKeys: async () => [{ ...key, secretAccessKey: 'other' }],
      region: 'us-east-1',
    });
    expect(await elsewhere(signedRequest(), now)).toHaveProperty('answer');
  });
});
