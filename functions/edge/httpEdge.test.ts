import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { Problem } from '#shared/api/problem.ts';
import { writeCursor } from '#shared/store/cursor.ts';
import { captureLog, type CapturedLog } from '#testing/captureLog.ts';
import { deployTo } from '#testing/deployTo.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import type { Caller } from '../Caller.ts';
import {
  cancelMessageHandler,
  findContactHandler,
  findConversationHandler,
  getInspectionHandler,
  getMessageHistoryHandler,
  listMessagesHandler,
  listRecentConversationsHandler,
  markReadHandler,
  putContactHandler,
  requestLiveTicketHandler,
  searchContactsHandler,
  sendMessageHandler,
  whoAmIHandler,
} from '../handlers.ts';

const cancelMessage = cancelMessageHandler();
const findContact = findContactHandler();
const findConversation = findConversationHandler();
const getInspection = getInspectionHandler();
const getMessageHistory = getMessageHistoryHandler();
const listMessages = listMessagesHandler();
const listRecentConversations = listRecentConversationsHandler();
const markRead = markReadHandler();
const putContact = putContactHandler();
const requestLiveTicket = requestLiveTicketHandler();
const searchContacts = searchContactsHandler();
const sendMessage = sendMessageHandler();
const whoAmI = whoAmIHandler();

let log: CapturedLog;
beforeEach(() => {
  deployTo({ table });
  log = captureLog();
});
afterEach(() => {
  vi.useRealTimers();
  log.stop();
});

type Handler = (event: unknown) => Promise<APIGatewayProxyStructuredResultV2>;
type Request = {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly by?: Caller;
  readonly claims?: Readonly<Record<string, string>>;
};

/** Calls a real handler with an API Gateway event, payload format 2.0, and parses the body of its response. */
async function ask(handler: unknown, request: Request = {}) {
  const result = await (handler as Handler)(eventOf(request));
  const { statusCode, headers, body = '' } = result;
  return {
    status: statusCode,
    type: headers?.['content-type'],
    retryAfter: headers?.['retry-after'],
    body: JSON.parse(body) as Record<string, unknown>,
  };
}

function eventOf({
  path,
  query,
  body,
  headers,
  claims,
  by = office.kim,
}: Request): APIGatewayProxyEventV2WithJWTAuthorizer {
  const [iss = '', sub = ''] = by.subject.split('#');
  return {
    version: '2.0',
    routeKey: 'TEST /api/test',
    rawPath: '/api/test',
    rawQueryString: '',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(path && { pathParameters: path }),
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { iss, sub, token_use: 'access', ...claims }, scopes: [] },
      },
      domainName: 'api.example',
      domainPrefix: 'api',
      http: {
        method: 'PUT',
        path: '/api/test',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: 'TEST /api/test',
      stage: '$default',
      time: '20/Mar/2026:15:00:00 +0000',
      timeEpoch: 1_774_018_800_000,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

const toAna = (body: unknown, more: Request = {}): Request => ({
  path: { conversationId: ana.conversationId, messageId: randomUUID() },
  body,
  ...more,
});
const thread = async () =>
  (await ask(listMessages, { path: { conversationId: ana.conversationId } })).body[
    'items'
  ] as readonly unknown[];

describe('a valid request', () => {
  test('is answered with the fields of the contract, as JSON that is not cached', async () => {
    const request = toAna({ text: 'See you at nine.', contactId: ana.contactId });
    const answer = await ask(sendMessage, request);
    expect(answer).toMatchObject({
      status: 200,
      type: 'application/json',
      body: { text: 'See you at nine.', state: 'queued', messageId: request.path?.['messageId'] },
    });
    expect(await ask(sendMessage, request)).toEqual(answer);
    const refused = await (sendMessage as unknown as Handler)(eventOf(toAna({ text: ' ' })));
    const listed = await (whoAmI as unknown as Handler)(eventOf({}));
    for (const { headers } of [refused, listed])
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(await thread()).toEqual([answer.body]);
  });

  test('may be encoded in base64', async () => {
    const event = eventOf(toAna({ text: 'Grüße', contactId: ana.contactId }));
    const encoded = {
      ...event,
      isBase64Encoded: true,
      body: Buffer.from(event.body ?? '').toString('base64'),
    };
    const result = await (sendMessage as unknown as Handler)(encoded);
    expect(JSON.parse(result.body ?? '')).toMatchObject({ text: 'Grüße' });
  });

  test('returns the signed-in member without the secret of the company', async () => {
    const { status, body } = await ask(whoAmI);
    expect(status).toBe(200);
    expect(body).toMatchObject({ member: { name: 'Kim Madsen' }, company: { companyId: office.companyId } });
    expect(JSON.stringify(body)).not.toContain(office.company.secret);
  });

  test('finds a message by its time with any number of decimals', async () => {
    const { body } = await ask(sendMessage, toAna({ text: 'Hi', contactId: ana.contactId }));
    const { conversationId } = ana;
    const path = { conversationId, messageId: String(body['messageId']) };
    const at = String(body['at']).replace('Z', `${'0'.repeat(2000)}Z`);
    expect(await ask(getMessageHistory, { path, query: { at } })).toMatchObject({
      status: 200,
      body: { steps: [{ step: 'accept' }] },
    });
    expect(await ask(cancelMessage, { path, body: { at } })).toMatchObject({
      status: 200,
      body: { state: 'cancelled', at: body['at'] },
    });
  });

  test('gets a different live ticket each time', async () => {
    const [one, two] = [await ask(requestLiveTicket), await ask(requestLiveTicket)];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body['ticket']).not.toBe(two.body['ticket']);
  });
});

describe('a malformed request is refused with what would be right, and nothing is stored:', () => {
  const right = { text: 'Hello' };
  test.each<[string, () => Request, number, string, RegExp]>([
    ['broken JSON', () => toAna('{"text": "Hel'), 400, 'body-not-json', /Send one JSON object/],
    ['a list', () => toAna([right]), 400, 'body-not-json', /must be one JSON object/],
    [
      'no content type',
      () => toAna(right, { headers: { 'content-type': '' } }),
      415,
      'content-type-wrong',
      /application\/json/,
    ],
    [
      'a form',
      () => toAna('text=Hello', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      415,
      'content-type-wrong',
      /application\/json/,
    ],
    ['too large a body', () => toAna({ text: 'a'.repeat(65_536) }), 413, 'body-too-large', /Send less/],
    ['half an emoji', () => toAna({ text: 'See you \ud83d' }), 400, 'request-malformed', /text: .*remove it/],
    ['a control character', () => toAna({ text: 'a\u0007b' }), 400, 'request-malformed', /text: .*remove it/],
    [
      'half an emoji as the name of a field',
      () => toAna({ ...right, ['\ud83d']: 1 }),
      400,
      'request-malformed',
      /remove it/,
    ],
    [
      'half an emoji in the path',
      () => toAna(right, { path: { conversationId: '\ud83d', messageId: randomUUID() } }),
      400,
      'request-malformed',
      /conversationId: .*remove it/,
    ],
    [
      'two thousand nested lists',
      () => toAna(`{"text":"Hi","extra":${'['.repeat(2000)}${']'.repeat(2000)}}`),
      400,
      'request-malformed',
      /extra\.0\.0.*: is nested more than 20 levels deep/,
    ],
    [
      'objects that are nested as deep as a body allows',
      () => toAna(`{"text":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`),
      400,
      'request-malformed',
      /text\.a\.a.*: is nested more than 20 levels deep/,
    ],
    ['no body', () => toAna(undefined), 400, 'request-malformed', /text/],
    ['no text', () => toAna({ contactId: 'con_ana' }), 400, 'request-malformed', /text/],
    ['a number instead of a text', () => toAna({ text: 7 }), 400, 'request-malformed', /text/],
    ['an unknown field', () => toAna({ ...right, bcc: 'x' }), 400, 'request-malformed', /bcc/],
    [
      'a malformed contact id',
      () => toAna({ ...right, contactId: '#' }),
      400,
      'request-malformed',
      /contactId/,
    ],
    [
      'a message id that is not a UUID',
      () => toAna(right, { path: { conversationId: ana.conversationId, messageId: '1' } }),
      400,
      'request-malformed',
      /messageId/,
    ],
    [
      'a malformed conversation id',
      () => toAna(right, { path: { conversationId: 'cnv_1', messageId: randomUUID() } }),
      400,
      'request-malformed',
      /conversationId/,
    ],
    [
      'a broken escape in the path',
      () => toAna(right, { path: { conversationId: '%E0%A4%A', messageId: randomUUID() } }),
      400,
      'request-malformed',
      /conversationId/,
    ],
    [
      'a company of its own choice',
      () => toAna({ ...right, companyId: 'co_other' }),
      400,
      'request-malformed',
      /companyId/,
    ],
  ])('%s', async (_, request, status, code, sentence) => {
    const answer = await ask(sendMessage, request());
    expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { status, code } });
    expect(Problem.parse(answer.body).detail).toMatch(sentence);
    expect(await thread()).toEqual([]);
    expect(log.lines()).toEqual([]);
  });

  test('a body that is not UTF-8', async () => {
    const event = eventOf(toAna(right));
    const body = Buffer.from('{"text":"caf\u00e9"}', 'latin1').toString('base64');
    const result = await (sendMessage as unknown as Handler)({ ...event, isBase64Encoded: true, body });
    expect(result.statusCode).toBe(400);
    expect(JSON.parse(result.body ?? '')).toMatchObject({ code: 'body-not-utf8' });
    expect(await thread()).toEqual([]);
  });

  test.each(['name', 'agency', 'email', 'phone', 'mobile'])(
    'a contact whose %s holds half a character',
    async (field) => {
      const body = { role: 'client', name: 'Ana', [field]: 'Ana \ud83d' };
      const answer = await ask(putContact, { path: { contactId: 'con_new' }, body });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: field }] } });
    },
  );

  test('a search and a cursor with half a character', async () => {
    expect(await ask(searchContacts, { body: { text: 'an\ud83d' } })).toMatchObject({ status: 400 });
    const cursor = writeCursor('search an', ['0', '0', 'an\ud83d#con_a#con_a']);
    expect(await ask(searchContacts, { body: { text: 'an', cursor } })).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
  });

  test('each invalid field is named separately', async () => {
    const { body } = await ask(sendMessage, toAna({ text: 7, contactId: 'x' }));
    expect(
      Problem.parse(body)
        .errors?.map(({ path }) => path)
        .toSorted(),
    ).toEqual(['contactId', 'text']);
  });

  test('thousands of half emojis under a long name are answered with the first twenty of them', async () => {
    const halves = { ['a'.repeat(10_000)]: Array.from({ length: 5000 }, () => '\ud83d') };
    const { status, body } = await ask(sendMessage, toAna({ ...right, ...halves }));
    expect(status).toBe(400);
    expect(Problem.parse(body).errors).toHaveLength(20);
  });

  test.each([
    ['an unknown section', listRecentConversations, { query: { section: 'everybody' } }, 'section'],
    ['a search without a text', searchContacts, { body: {} }, 'text'],
    [
      'an unknown role',
      putContact,
      { path: { contactId: 'con_a' }, body: { role: 'boss', name: 'Bo' } },
      'role',
    ],
    [
      'a blank name',
      putContact,
      { path: { contactId: 'con_a' }, body: { role: 'client', name: '  ' } },
      'name',
    ],
    [
      'a revision that is no number',
      markRead,
      { path: { conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa' }, body: { upTo: '7' } },
      'upTo',
    ],
    [
      'a negative revision',
      markRead,
      { path: { conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa' }, body: { upTo: -1 } },
      'upTo',
    ],
  ])('%s', async (_, handler, request, field) => {
    const { status, body } = await ask(handler, request);
    expect(status).toBe(400);
    expect(Problem.parse(body).errors?.map(({ path }) => path)).toContain(field);
  });
});

describe('a refusal', () => {
  test.each<[string, unknown, () => Request, number, string]>([
    ['blank text', sendMessage, () => toAna({ text: ' ' }), 400, 'text-blank'],
    ['a too long text', sendMessage, () => toAna({ text: 'a'.repeat(1601) }), 400, 'text-too-long'],
    ['no recipient', sendMessage, () => toAna({ text: 'Hi' }), 409, 'recipient-needed'],
    [
      'no such conversation',
      listMessages,
      () => ({ path: { conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa' } }),
      404,
      'conversation-not-found',
    ],
    [
      'a missing contact',
      findContact,
      () => ({ path: { contactId: 'con_nobody' } }),
      404,
      'contact-not-found',
    ],
    [
      'no such inspection',
      getInspection,
      () => ({ path: { inspectionId: 'insp_none' } }),
      404,
      'inspection-not-found',
    ],
    [
      'a made-up cursor',
      listRecentConversations,
      () => ({ query: { section: 'agents', cursor: 'x' } }),
      400,
      'cursor-invalid',
    ],
  ])('for %s carries its code, its status and a sentence', async (_, handler, request, status, code) => {
    const answer = await ask(handler, request());
    expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { status, code } });
    expect(Problem.parse(answer.body).detail).toMatch(/^[A-Z].*\.$/);
  });

  test('has its facts and a sentence', async () => {
    const { body } = await ask(sendMessage, toAna({ text: 'a'.repeat(1601), contactId: ana.contactId }));
    expect(body).toMatchObject({ characters: 1601, max: 1600, encoding: 'GSM-7' });
    expect(body['detail']).toContain('1601');
  });

  test('names the field that must be filled for a contact (P20)', async () => {
    await ask(putContact, { path: { contactId: 'con_ina' }, body: { role: 'inspector', name: 'Ina' } });
    expect(await ask(findConversation, { path: { contactId: 'con_ina' } })).toMatchObject({
      status: 409,
      body: { code: 'contact-without-number', field: 'mobile', why: 'missing' },
    });
  });
});

describe('the caller', () => {
  test('must be a member', async () => {
    const stranger = { ...office.kim, subject: 'https://sign-in.example#nobody' };
    expect(await ask(whoAmI, { by: stranger })).toMatchObject({
      status: 403,
      body: { code: 'not-a-member' },
    });
  });

  test('must sign in again when the token is not an access token', async () => {
    expect(await ask(whoAmI, { claims: { token_use: 'id' } })).toMatchObject({
      status: 401,
      body: { code: 'sign-in-needed' },
    });
  });

  test('can choose only among their own companies (P23)', async () => {
    const other = await testCompany(table);
    const foreign = { headers: { 'x-company': other.companyId } };
    expect(await ask(whoAmI, foreign)).toMatchObject({ status: 403, body: { code: 'not-a-member' } });
    expect(await ask(whoAmI, { headers: { 'x-company': '../co_1' } })).toMatchObject({ status: 403 });

    await table.store.putMember(office.kim.subject, other.companyId, office.kim.member);
    expect(await ask(whoAmI, foreign)).toMatchObject({
      status: 200,
      body: { company: { companyId: other.companyId }, otherCompanies: [{ companyId: office.companyId }] },
    });
  });

  test.each([
    ['plan', 'plan-missing', 'Advanced plan'],
    ['number', 'number-missing', 'custom number'],
  ])(
    'learns that the %s is missing and where to get it, and can still read who they are (P3)',
    async (what, code, words) => {
      const { originationNumber, ...rest } = office.company;
      await table.store.putCompany(
        what === 'plan' ? { ...rest, plan: 'basic', ...(originationNumber && { originationNumber }) } : rest,
      );
      const answer = await ask(sendMessage, toAna({ text: 'Hi', contactId: ana.contactId }));
      expect(answer).toMatchObject({ status: 403, body: { code } });
      expect(answer.body['detail']).toContain(words);
      expect((await ask(whoAmI)).status).toBe(200);
    },
  );

  test.each(['plan', 'number'])(
    'still reads the history as an admin after the company lost its %s, and as staff does not (P3)',
    async (what) => {
      await office.receives(ana.number, 'See you at nine', '2026-03-20T14:00:00.000Z');
      const { originationNumber: _number, ...withoutNumber } = office.company;
      await table.store.putCompany(what === 'plan' ? { ...office.company, plan: 'basic' } : withoutNumber);
      const { conversationId, contactId } = ana;
      const reading: readonly (readonly [unknown, Request])[] = [
        [listRecentConversations, { query: { section: 'clients' } }],
        [listMessages, { path: { conversationId } }],
        [findContact, { path: { contactId } }],
        [findConversation, { path: { contactId } }],
        [searchContacts, { body: { text: 'Ana' } }],
        [markRead, { path: { conversationId }, body: { upTo: 9 } }],
        [requestLiveTicket, { body: {} }],
      ];
      const statuses = (by: Caller) =>
        Promise.all(
          reading.map(async ([handler, request]) => (await ask(handler, { ...request, by })).status),
        );
      expect(await statuses(office.kim)).toEqual(reading.map(() => 200));
      expect(await statuses(office.lee)).toEqual(reading.map(() => 403));

      const refused = { status: 403, body: { code: `${what}-missing` } };
      expect(await ask(sendMessage, toAna({ text: 'Hi', contactId }))).toMatchObject(refused);
      expect((await ask(whoAmI)).body).toMatchObject({ mayRead: true });
      expect((await ask(whoAmI, { by: office.lee })).body).toMatchObject({ mayRead: false });
    },
  );

  test('who used up the minute is told when to ask again, and their colleagues are not slowed down', async () => {
    process.env['MEMBER_REQUESTS_PER_MINUTE'] = '20';
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    for (let asked = 1; asked <= 20; asked += 1) expect((await ask(whoAmI)).status).toBe(200);
    const answer = await ask(whoAmI);
    expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    expect(Number(answer.retryAfter)).toBeLessThanOrEqual(60);
    expect((await ask(whoAmI, { by: office.lee })).status).toBe(200);
    delete process.env['MEMBER_REQUESTS_PER_MINUTE'];
  });

  test('finds nothing by the ids of another company (P23)', async () => {
    const other = await testCompany(table);
    const by = other.kim;
    const answers = [
      await ask(sendMessage, toAna({ text: 'Hi', contactId: ana.contactId }, { by })),
      await ask(listMessages, { path: { conversationId: ana.conversationId }, by }),
      await ask(findContact, { path: { contactId: ana.contactId }, by }),
      await ask(findConversation, { path: { contactId: ana.contactId }, by }),
      await ask(markRead, { path: { conversationId: ana.conversationId }, body: { upTo: 9 }, by }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(JSON.stringify(answers)).not.toContain('Moreno');
  });
});

test('an unexpected error is an opaque answer with the request id, and one log line with the company id but no number or text (P22)', async () => {
  const words = 'The gate code is bluebell';
  await table.store.putCompany({ ...office.company, name: words, timeZone: undefined as never });
  const answer = await ask(whoAmI);
  expect(answer).toMatchObject({ status: 500, type: 'application/problem+json', body: { code: 'internal' } });
  expect(answer.body['detail']).toContain('request-1');
  const lines = log.lines();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    level: 'ERROR',
    requestId: 'request-1',
    companyId: office.companyId,
    error: expect.any(String),
  });
  expect(log.text()).not.toContain(office.company.originationNumber);
  expect(log.text()).not.toContain(words);
});
