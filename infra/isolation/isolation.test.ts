import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#functions/Caller.ts';
import { announceChanges } from '#functions/live/announceChanges.ts';
import { awsLiveConnections } from '#functions/live/awsLiveConnections.ts';
import { connectLive } from '#functions/live/connectLive.ts';
import { postAutomatedMessage } from '#functions/messages/postAutomatedMessage.ts';
import { sendMessage } from '#functions/messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { deployTo } from '#testing/deployTo.ts';
import { openTestSockets, type TestSockets } from '#testing/testSockets.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { openTestUserPool } from '#testing/testUserPool.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { createClient, ProblemError, type Ask } from '#shared/api/client.ts';
import { LiveEvent } from '#shared/api/liveEvent.ts';
import type { Route } from '#shared/api/route.ts';
import { routes, type RouteName } from '#shared/api/routes.ts';
import { changeOf, type Change } from '#shared/store/change.ts';
import { askSigned } from '../local/automations/askSigned.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { httpApi } from '../local/gateway/httpApi.ts';
import { iamAuthorizer } from '../local/gateway/iamAuthorizer.ts';
import { jwtAuthorizer } from '../local/gateway/jwtAuthorizer.ts';
import type { AccessKey } from '../local/gateway/signer.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { loadFunctions } from '../local/runtime/loadFunctions.ts';
import { localRegion } from '../local/runtime/localRegion.ts';
import { sampleInput, takesIds, type Ids } from './sampleInput.ts';

const allRoutes = Object.entries(routes) as readonly [RouteName, Route][];
const accessKeys: AccessKey[] = [];
/** Words that only company A has. An answer to a stranger that holds one of them is a leak. */
const secrets = ['Aurelia Quist', '12 Secret Street', 'The gate code is 4711', 'Your inspection is tomorrow'];

let table: TestTable;
let sockets: TestSockets;
let userPool: Awaited<ReturnType<typeof openTestUserPool>>;
let server: Awaited<ReturnType<typeof listenOnLoopback>>;
let a: Awaited<ReturnType<typeof filledCompany>>;
/** A company whose members and automations may not do what they try. */
let b: TestCompany;
let removed: Caller;
beforeAll(async () => {
  [table, sockets, userPool, server] = await Promise.all([
    openTestTable(),
    openTestSockets(),
    openTestUserPool(),
    listenOnLoopback(),
  ]);
  deployTo({ table, liveAddress: sockets.address, userPoolAddress: userPool.address });
  const functions = await loadFunctions();
  const member = jwtAuthorizer(
    async (token) =>
      JSON.parse(Buffer.from(token, 'base64url').toString()) as object as Record<string, unknown>,
  );
  server.answer(
    httpApi({
      functions: functions.behindHttp,
      authorizers: {
        member,
        admin: member,
        automation: iamAuthorizer({ accessKeys: async () => accessKeys, region: localRegion() }),
      },
      invoke: functions.invoke,
    }),
  );
  [a, b] = await Promise.all([filledCompany(), newCompanyB()]);
  removed = { ...a.office.lee, subject: `https://sign-in.example#${randomUUID()}` };
  await table.store.putMember(removed.subject, a.office.companyId, {
    ...removed.member,
    memberId: 'mem_gone',
  });
  accepted(await table.store.removeMember(a.office.companyId, 'mem_gone', new Date()));
});
afterAll(() => Promise.all([table?.stop(), sockets?.close(), userPool?.close(), server?.close()]));

/** Creates a company with a contact, a conversation, an inspection and texts of a member and of an automation. */
async function filledCompany() {
  const office = await testCompany(table, new Date().toISOString());
  const contact = await office.contact({ name: 'Aurelia Quist' });
  const { contactId, conversationId } = contact;
  const people = [{ contactId, role: contact.role, name: contact.name }];
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const inspectionId = `insp_${randomUUID().slice(0, 8)}`;
  await table.store.putInspection(office.companyId, {
    inspectionId,
    address: '12 Secret Street',
    startsAt,
    people,
  });
  await table.store.setRateLimit(office.companyId, 10);
  // Not one of the members whom every test company has.
  const memberId = `mem_${randomUUID().replaceAll('-', '')}`;
  const uma = { memberId, name: 'Uma Ito', email: 'uma@oakhill.example', role: 'staff' } as const;
  await table.store.putMember(`https://sign-in.example#${memberId}`, office.companyId, uma);
  await office.receives(contact.number, 'The gate code is 4711', new Date().toISOString());
  const [messageId, automatedId] = [randomUUID(), randomUUID()];
  const sent = accepted(
    await sendMessage(
      office.granted,
      office.memberRequest({
        conversationId,
        contactId,
        messageId,
        text: 'The gate code is 4711',
        scheduledAt: startsAt,
      }),
    ),
  );
  const posted = accepted(
    await postAutomatedMessage(
      office.granted,
      office.automationRequest({
        contactId,
        messageId: automatedId,
        text: 'Your inspection is tomorrow',
        automation: 'Reminder',
      }),
    ),
  );
  const ids = {
    contactId,
    conversationId,
    inspectionId,
    companyId: office.companyId,
    memberId,
    number: contact.number,
    roleName: office.reminders.automation.roleName,
  };
  return {
    office,
    ids: { ...ids, messageId, at: sent.at } satisfies Ids,
    automatedIds: { ...ids, messageId: automatedId, at: posted.at } satisfies Ids,
  };
}

/** Returns ids of every kind that no company ever had. */
function unknownIds(at: string): Ids {
  const letters = randomUUID()
    .replaceAll(/[^a-f]/g, '')
    .padEnd(20, 'x')
    .slice(0, 20);
  const suffix = randomUUID().slice(0, 8);
  return {
    companyId: `co_${suffix}`,
    contactId: `con_${suffix}`,
    conversationId: `cnv_${letters}`,
    inspectionId: `insp_${suffix}`,
    memberId: `mem_${suffix}`,
    messageId: randomUUID(),
    number: '+13125550177',
    roleName: `role-${randomUUID()}`,
    at,
  };
}

type Answer = { readonly status: number; readonly text: string };

/** Makes the request of a route and returns the answer as bytes. */
async function request(name: RouteName, ids: Ids, ask: Ask): Promise<Answer> {
  let answer: Answer = { status: 0, text: '' };
  const keeping: Ask = async (path, init) => {
    const response = await ask(path, init);
    const headers = [...response.headers].filter(([header]) => !['date', 'content-length'].includes(header));
    answer = {
      status: response.status,
      text: `${JSON.stringify(headers)}\n${await response.clone().text()}`,
    };
    return response;
  };
  const client = createClient(routes, keeping) as Record<string, (input: unknown) => Promise<unknown>>;
  await client[name]?.(sampleInput(name, routes[name], ids)).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
  });
  return answer;
}

const anonymous: Ask = (path, init) => fetch(server.origin + path, init);

function asMember({ subject }: Caller, company?: string): Ask {
  const [iss, sub] = subject.split('#');
  const claims = { iss, sub, token_use: 'access', exp: Date.now() / 1000 + 3600 };
  const token = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return (path, init) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    if (company !== undefined) headers.set('x-company', company);
    return fetch(server.origin + path, { ...init, headers });
  };
}

function asAutomation({ reminders }: TestCompany): Ask {
  const { roleName } = reminders.automation;
  const known = accessKeys.find((each) => each.roleName === roleName);
  const accessKey = known ?? {
    roleName,
    accessKeyId: `AKIALOCAL${accessKeys.length}`,
    secretAccessKey: 'secret',
  };
  if (!known) accessKeys.push(accessKey);
  return askSigned(server.origin, accessKey);
}

/** Replaces ids and times, which may differ between two answers. */
function withoutIds({ status, text }: Answer): Answer {
  const plain = text
    .replaceAll(/\b(con|cnv|insp|mem|co)_[A-Za-z0-9]+/g, '$1')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'uuid')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(/\+1\d{10}/g, 'number')
    .replaceAll(/"ticket":"[\w-]+"/g, 'ticket');
  return { status, text: plain };
}

async function rowsOfA(): Promise<string> {
  const client = new DynamoDBClient(databaseConnection(table.endpoint));
  const rows: string[] = [];
  for (let start: Record<string, never> | undefined; ;) {
    const page = await client.send(
      new ScanCommand({ TableName: table.tableName, ...(start && { ExclusiveStartKey: start }) }),
    );
    rows.push(...(page.Items ?? []).map((item) => JSON.stringify(unmarshall(item), inOrder)));
    start = page.LastEvaluatedKey as typeof start;
    if (!start) break;
  }
  client.destroy();
  return rows
    .filter((row) => row.includes(a.office.companyId))
    .toSorted()
    .join('\n');
}

/** Writes the fields of an object in one order, because two reads of a row may differ in it. */
function inOrder(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...value].map(String).toSorted();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** A route that names a text by its automation is tried with an automated text. */
const isOfAutomatedText = ({ caller, path }: Route) =>
  caller === 'automation' || path.includes('{roleName}/{messageId}');
const idsFor = (route: Route) => (isOfAutomatedText(route) ? a.automatedIds : a.ids);

type Stranger = { readonly ask: Ask; readonly own?: Partial<Ids> };

/** Each stranger to company A, and how they ask. A request that may change the stranger's own company gets a new one. */
const strangers: Readonly<Record<string, (route: Route) => Promise<Stranger | undefined>>> = {
  'an admin of company B': async (route) => ({ ask: asMember((await companyFor(route)).kim) }),
  'an automation of company B': async () => ({ ask: asAutomation(b) }),
  'an automation of company B in the name of its own company': async (route) => {
    if (route.caller !== 'automation') return undefined;
    const office = await companyFor(route);
    return { ask: asAutomation(office), own: { companyId: office.companyId } };
  },
  'a removed member': async () => ({ ask: asMember(removed) }),
  'staff, where only admins may': async ({ caller }) =>
    caller === 'admin' ? { ask: asMember(a.office.lee) } : undefined,
  'a caller without credentials': async () => ({ ask: anonymous }),
};

const companyFor = async ({ method }: Route) => (method === 'GET' ? b : newCompanyB());

function newCompanyB(): Promise<TestCompany> {
  return testCompany(table, new Date().toISOString());
}

describe.each(Object.entries(strangers))('%s', (_, stranger) => {
  test.each(allRoutes)('learns nothing of company A by %s (P23)', async (name, route) => {
    const answers: Answer[] = [];
    const existing = idsFor(route);
    for (const ids of [existing, unknownIds(existing.at)]) {
      const tried = await stranger(route);
      if (!tried) return;
      answers.push(await request(name, { ...ids, ...tried.own }, tried.ask));
    }
    const [there, never] = answers.map(withoutIds);
    expect(there).toEqual(never);
    expect(there?.text).not.toContain('request-malformed');
    expect(there?.status).toBeLessThan(500);
    for (const secret of secrets) expect(answers[0]?.text).not.toContain(secret);
  });
});

test.each(allRoutes)(
  'a member of company B who names company A is told the same as for no company by %s',
  async (name, route) => {
    const existing = idsFor(route);
    const [there, never] = await Promise.all(
      [a.office.companyId, 'co_neverexisted'].map(async (company) =>
        withoutIds(await request(name, existing, asMember(b.kim, company))),
      ),
    );
    expect(there).toEqual(never);
    expect(there?.status).toBe(403);
  },
);

describe('the socket', () => {
  test('takes no ticket that was not issued, and none of a removed member', async () => {
    const ticket = randomUUID().replaceAll('-', '');
    await table.store.putTicket(
      ticket,
      { companyId: a.office.companyId, subject: removed.subject },
      new Date(),
    );
    for (const tried of [undefined, randomUUID().replaceAll('-', ''), ticket]) {
      expect(await connectLive(a.office.granted, { connectionId: randomUUID(), ticket: tried })).toBe(
        'refused',
      );
    }
  });

  test('carries every kind of event of company A to its own pages, and none to company B', async () => {
    const [ours, theirs] = await Promise.all([opened(a.office), opened(b)]);
    const { companyId } = a.office;
    const changes = (await rowsOfA())
      .split('\n')
      .flatMap(
        (row): Change | readonly Change[] =>
          changeOf(undefined, { revision: 1, companyId, ...JSON.parse(row) }) ?? [],
      )
      .filter(({ kind }) => kind !== 'formerMember');
    const { metrics } = testMetrics();
    const live = awsLiveConnections({ endpoint: sockets.address, onPostFailed: () => {} });
    await announceChanges({ ...a.office.granted, live, metrics, events: { send: async () => {} } }, changes);
    const types = sockets
      .framesOf(ours)
      .flatMap((frame) => (JSON.parse(frame) as { events: LiveEvent[] }).events.map(({ type }) => type));
    expect([...new Set(types)].toSorted()).toEqual(
      LiveEvent.def.options.map(({ shape }) => String(shape.type.def.values[0])).toSorted(),
    );
    expect(sockets.framesOf(theirs)).toEqual([]);
  });
});

async function opened({ granted, companyId, kim }: TestCompany): Promise<string> {
  const [connectionId, ticket] = [randomUUID(), randomUUID().replaceAll('-', '')];
  await table.store.putTicket(ticket, { companyId, subject: kim.subject }, granted.now());
  expect(await connectLive(granted, { connectionId, ticket })).toBe('accepted');
  return connectionId;
}

describe('company A itself', () => {
  test('has the rows that it had before the strangers came', async () => {
    const before = await rowsOfA();
    for (const [name, route] of allRoutes) {
      await request(name, idsFor(route), route.caller === 'automation' ? asAutomation(b) : asMember(b.kim));
    }
    expect(await rowsOfA()).toBe(before);
  });

  test.each(allRoutes.filter(([, route]) => takesIds(route)))(
    'finds by %s what the strangers named, so the request is a real one',
    async (name, route) => {
      const own = route.method === 'GET' ? a : await filledCompany();
      const isAutomation = route.caller === 'automation';
      const ask = isAutomation ? asAutomation(own.office) : asMember(own.office.kim);
      const answer = await request(name, isOfAutomatedText(route) ? own.automatedIds : own.ids, ask);
      expect(answer.text).not.toMatch(/not-found|not-allowed|request-malformed|not-a-member/);
    },
  );
});
