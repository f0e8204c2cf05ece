import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2WithIAMAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { Problem } from '#shared/api/problem.ts';
import { listAutomations, switchAutomation } from '../automations/automations.ts';
import { postAutomatedMessage as postUseCase } from '../messages/postAutomatedMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { manifest } from '../manifest.ts';
import { captureLog, type CapturedLog } from '#testing/captureLog.ts';
import { deployTo } from '#testing/deployTo.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { httpEdge } from './httpEdge.ts';
import { store } from './providers.ts';
import { cancelAutomatedMessageHandler, postAutomatedMessageHandler } from '../handlers.ts';

const cancelAutomatedMessage = cancelAutomatedMessageHandler();
const postAutomatedMessage = postAutomatedMessageHandler();

const account = '111122223333';

let log: CapturedLog;
beforeEach(() => {
  deployTo({ table });
  log = captureLog();
});
afterEach(() => log.stop());

type Handler = (event: unknown) => Promise<APIGatewayProxyStructuredResultV2>;
type Request = {
  readonly companyId?: string;
  readonly messageId?: string;
  readonly body?: unknown;
  readonly userArn?: string;
};

const assumed = (roleName: string, of = account) => `arn:aws:sts::${of}:assumed-role/${roleName}/nightly`;
const ours = () => assumed(office.reminders.automation.roleName);
const withoutContact = { text: 'Tomorrow at nine.', automation: 'Reminder' };
const text = () => ({ ...withoutContact, contactId: ana.contactId });

async function ask(handler: unknown, request: Request = {}) {
  const { statusCode, body = '' } = await (handler as Handler)(eventOf(request));
  return { status: statusCode, body: JSON.parse(body) as Record<string, unknown> };
}
const post = (request: Request = {}) => ask(postAutomatedMessage, { body: text(), ...request });

/** Builds an event as an HTTP API with an IAM authorizer sends it, payload format 2.0. */
function eventOf({
  companyId = office.companyId,
  messageId = `reminder-${randomUUID()}`,
  body,
  userArn = ours(),
}: Request): APIGatewayProxyEventV2WithIAMAuthorizer {
  const routeKey = 'PUT /api/automation/companies/{companyId}/messages/{messageId}';
  const path = `/api/automation/companies/${companyId}/messages/${messageId}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      host: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
      'x-amz-date': '20260320T150000Z',
      'x-forwarded-for': '192.0.2.1',
    },
    requestContext: {
      accountId: account,
      apiId: 'a1b2c3d4e5',
      authorizer: {
        iam: {
          accessKey: 'ASIAEXAMPLE',
          accountId: account,
          callerId: 'AROAEXAMPLE:nightly',
          cognitoIdentity: null,
          principalOrgId: 'o-example',
          userArn,
          userId: 'AROAEXAMPLE:nightly',
        },
      },
      domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      http: { method: 'PUT', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey,
      stage: '$default',
      time: '20/Mar/2026:15:00:00 +0000',
      timeEpoch: 1_774_018_800_000,
    },
    pathParameters: { companyId, messageId },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

describe('an automation', () => {
  test('posts and cancels for the company of its role, and never receives a number (P22, P29)', async () => {
    const messageId = 'reminder:inspection-7:client';
    const posted = await post({ messageId });
    expect(posted).toMatchObject({
      status: 200,
      body: { messageId, state: 'queued', author: { kind: 'auto', automation: 'Reminder' } },
    });
    expect(await post({ messageId })).toEqual(posted);
    const cancelled = await ask(cancelAutomatedMessage, { messageId });
    expect(cancelled).toMatchObject({ status: 200, body: { messageId, state: 'cancelled' } });
    expect(JSON.stringify([posted, cancelled])).not.toMatch(/\+1\d{10}/);
    expect(log.lines()).toEqual([]);
  });

  test.each([
    ['signs in a session', () => ours()],
    [
      'signs as the role itself',
      () => `arn:aws:iam::${account}:role/${office.reminders.automation.roleName}`,
    ],
    [
      'has a role in a path',
      () => `arn:aws:iam::${account}:role/service/nightly/${office.reminders.automation.roleName}`,
    ],
    ['is in another partition', () => ours().replace('arn:aws:', 'arn:aws-us-gov:')],
  ])('is recognized when it %s', async (_, userArn) => {
    expect((await post({ userArn: userArn() })).status).toBe(200);
  });

  test('acts for each company with which it is registered', async () => {
    const [one, two] = [await testCompany(table), await testCompany(table)];
    const { automation } = one.reminders;
    const userArn = assumed(automation.roleName);
    const statusFor = async (company: TestCompany) => {
      const { contactId } = await company.contact();
      return (await post({ userArn, companyId: company.companyId, body: { ...text(), contactId } })).status;
    };
    expect([await statusFor(one), await statusFor(two)]).toEqual([200, 403]);
    await table.store.registerAutomation(two.companyId, automation, new Date());
    expect([await statusFor(one), await statusFor(two), await statusFor(office)]).toEqual([200, 200, 403]);
  });
});

describe('is refused with the same answer, which reveals nothing about companies (P23):', () => {
  test.each<[string, () => Request]>([
    ['an unregistered role', () => ({ userArn: assumed('role-of-nobody') })],
    ['a missing company', () => ({ companyId: 'co_nowhere' })],
    ['a malformed company id', () => ({ companyId: '../co_1' })],
    [
      'a role of the same name in another account',
      () => ({ userArn: ours().replace(account, '444455556666') }),
    ],
    [
      'an IAM user',
      () => ({ userArn: `arn:aws:iam::${account}:user/${office.reminders.automation.roleName}` }),
    ],
    ['the root of the account', () => ({ userArn: `arn:aws:iam::${account}:root` })],
  ])('%s', async (_, request) => {
    const answers = [await post(request()), await ask(cancelAutomatedMessage, request())];
    for (const { status, body } of answers) {
      expect([status, body['code']]).toEqual([403, 'automation-not-allowed']);
      expect(Object.keys(body).toSorted()).toEqual(['code', 'detail', 'status', 'title', 'type']);
    }
  });
});

describe('an automation that its company', () => {
  const roleName = () => office.reminders.automation.roleName;

  test('removed is told so from its next request on, and acts again once it is registered again', async () => {
    expect((await post()).status).toBe(200);
    expect(await table.store.removeAutomation(office.companyId, roleName(), new Date())).toBe(true);
    expect(await table.store.removeAutomation(office.companyId, roleName(), new Date())).toBe(false);
    for (const answer of [await post(), await ask(cancelAutomatedMessage)]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'automation-removed' } });
      expect(answer.body['detail']).toContain('was removed from this company');
    }
    expect(await table.store.listAutomations(office.companyId)).toEqual([]);
    await table.store.registerAutomation(office.companyId, office.reminders.automation, new Date());
    expect((await post()).status).toBe(200);
  });

  test('turned off is told so, until an admin turns it on', async () => {
    const switched = (input: { readonly isOn: boolean }, by = office) =>
      switchAutomation(by.granted, by.memberRequest({ roleName: roleName(), ...input }));
    expect(await switched({ isOn: false })).toMatchObject({ items: [{ roleName: roleName(), isOn: false }] });
    expect(await post()).toMatchObject({ status: 403, body: { code: 'automation-off' } });
    const other = await testCompany(table);
    expect(await switched({ isOn: true }, other)).toEqual({ refusal: { code: 'automation-not-found' } });
    expect(await switched({ isOn: true })).toMatchObject({ items: [{ roleName: roleName(), isOn: true }] });
    expect((await post()).status).toBe(200);
  });

  test('lists shows its name and its last post', async () => {
    const listed = () => listAutomations(office.granted, office.memberRequest({}));
    expect(await listed()).toEqual({
      items: [{ roleName: roleName(), name: 'Reminders', isOn: true, addedAt: expect.any(String) }],
    });
    const before = Date.now();
    await post();
    const { items } = await listed();
    const lastPostAt = Date.parse(items[0]?.lastPostAt ?? '');
    expect(lastPostAt).toBeGreaterThanOrEqual(before);
    expect(lastPostAt).toBeLessThanOrEqual(Date.now());
  });
});

test.each([
  ['plan', 'plan-missing'],
  ['number', 'number-missing'],
])('an automation is refused when the %s is missing (P3, P29)', async (what, code) => {
  const { originationNumber, ...rest } = office.company;
  await table.store.putCompany(
    what === 'plan' ? { ...rest, plan: 'basic', ...(originationNumber && { originationNumber }) } : rest,
  );
  expect(await post()).toMatchObject({ status: 403, body: { code } });
});

describe('a malformed request is refused with what would be right:', () => {
  test.each<[string, Request, RegExp]>([
    ['no recipient', { body: withoutContact }, /contactId, or role together with inspectionId/],
    ['a role without an inspection', { body: { ...withoutContact, role: 'client' } }, /role together/],
    [
      'a role and a contact',
      { body: { ...withoutContact, role: 'client', inspectionId: 'insp_1', contactId: 'con_1' } },
      /role together/,
    ],
    ['an unknown role', { body: { ...withoutContact, role: 'boss', inspectionId: 'insp_1' } }, /role/],
    ['no name', { body: { contactId: 'con_1', text: 'Hi' } }, /automation/],
    ['a blank name', { body: { contactId: 'con_1', text: 'Hi', automation: ' ' } }, /automation/],
    [
      'too long a name',
      { body: { contactId: 'con_1', text: 'Hi', automation: 'a'.repeat(61) } },
      /automation/,
    ],
    [
      'a time in words',
      { body: { contactId: 'con_1', text: 'Hi', automation: 'A', scheduledAt: 'tomorrow' } },
      /scheduledAt/,
    ],
    [
      'a time without its zone',
      { body: { contactId: 'con_1', text: 'Hi', automation: 'A', scheduledAt: '2026-03-21T08:00:00' } },
      /scheduledAt/,
    ],
    ['a malformed id', { messageId: 'a b' }, /messageId/],
    ['a company in the body', { body: { ...withoutContact, companyId: 'co_1', from: 'me' } }, /from/],
  ])('%s', async (_, request, sentence) => {
    const { status, body } = await post(request);
    expect([status, body['code']]).toEqual([400, 'request-malformed']);
    expect(Problem.parse(body).detail).toMatch(sentence);
  });
});

test('a refusal carries its facts and a sentence', async () => {
  const bea = await office.contact({ name: 'Bea Ruiz' });
  const people = [ana, bea].map(({ contactId, role, name }) => ({ contactId, role, name }));
  const startsAt = '2026-03-21T14:00:00.000Z';
  const inspection = { inspectionId: 'insp_1', address: '12 Elm Street', startsAt, people };
  await table.store.putInspection(office.companyId, inspection);
  const { status, body } = await post({
    body: { ...withoutContact, role: 'client', inspectionId: 'insp_1' },
  });
  expect(status).toBe(409);
  expect(body).toMatchObject({
    code: 'several-recipients',
    contactIds: [ana.contactId, bea.contactId],
    detail: expect.stringContaining('2 people'),
  });
  expect(JSON.stringify(body)).not.toMatch(/\+1\d{10}/);
});

test('a route with the wrong authorizer fails with a server error and does nothing', async () => {
  const event = eventOf({ body: text() });
  const asMember = { jwt: { claims: { iss: 'x', sub: 'y', token_use: 'access' }, scopes: [] } };
  const wrong = { ...event, requestContext: { ...event.requestContext, authorizer: asMember } };
  const result = await (postAutomatedMessage as unknown as Handler)(wrong);
  expect(result.statusCode).toBe(500);
});

test('a use case for members does not compile behind a route for automations, and the reverse', () => {
  // @ts-expect-error An automation is not a member.
  expect(httpEdge(manifest.postAutomatedMessage, sendMessage, { store })).toBeTypeOf('function');
  // @ts-expect-error A member is not an automation.
  expect(httpEdge(manifest.sendMessage, postUseCase, { store })).toBeTypeOf('function');
});
