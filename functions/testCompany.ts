import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { ContactDetails } from '#shared/domain/contact.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { keys, type Key } from '#shared/store/keys.ts';
import { parseRows } from '#shared/store/parseRows.ts';
import { createTableInput } from '#shared/store/table.ts';
import { receiveText, newCompany, newContact, randomNumber } from '#shared/store/testStore.ts';
import { databaseConnection } from '../infra/local/database/databaseConnection.ts';
import { startTestDatabase } from '../infra/local/database/testDatabase.ts';
import { lambdaContext } from '../infra/local/gateway/lambdaContext.ts';
import { openAccountRegistry } from '../infra/local/identity/accountRegistry.ts';
import { localIssuer } from '../infra/local/identity/localIssuer.ts';
import { openMailbox } from '../infra/local/identity/mailbox.ts';
import { userPoolEndpoint } from '../infra/local/identity/userPoolEndpoint.ts';
import { ana, testNetwork } from '../infra/local/phoneNetwork/testNetwork.ts';
import type { QueueSpec } from '../infra/local/queues/localQueue.ts';
import { openQueues } from '../infra/local/queues/openQueues.ts';
import { sqsEndpoint } from '../infra/local/queues/sqsEndpoint.ts';
import { functionEnvironment } from '../infra/local/runtime/functionEnvironment.ts';
import { listenOnLoopback } from '../infra/local/runtime/listenOnLoopback.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsCarrier } from './carrier/awsCarrier.ts';
import type { Carrier } from './carrier/Carrier.ts';
import { topics, type Topic } from './carrier/topics.ts';
import { optOutListOf } from './carrier/optOutListOf.ts';
import type { MemberRequest, AutomationRequest, AutomationCaller, Caller } from './Caller.ts';
import { awsInvitations } from './members/awsInvitations.ts';
import { handler as invitationMail } from './members/invitationMail.lambda.ts';
import { automationEvents } from './events/automationEvents.ts';
import { sqsOutboundQueue } from './messages/sqsOutboundQueue.ts';
import { outboundTexts } from './messages/outboundTexts.ts';
import { forgetProvided } from './edge/providers.ts';
import { deadLettersOf } from './Queue.ts';
import type { MetricName, Metrics } from './metrics.ts';
import { defaultTiming } from './grants.ts';

// All imports from infra that tests of functions need are here, so that no test depends on where the parts run.

export { randomNumber };

export type TestTable = Awaited<ReturnType<typeof openTestTable>>;
export type TestCompany = Awaited<ReturnType<typeof testCompany>>;
export type TestCarrier = Awaited<ReturnType<typeof openTestCarrier>>;
export type TestQueue = Awaited<ReturnType<typeof openTestQueue>>;
export type TestSockets = Awaited<ReturnType<typeof openTestSockets>>;

/** Opens a real database with the table. Use one per test file, and a new company per test. */
export async function openTestTable() {
  const database = await startTestDatabase(createTableInput('conversations'));
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  parseRows(client);
  const documents = DynamoDBDocumentClient.from(client);
  return {
    store: dynamoStore(database.tableName, client),
    tableName: database.tableName,
    endpoint: database.endpoint,
    streamArn: database.streamArn,
    /** Reads a raw item, for attributes that no function returns. */
    async read(key: Key) {
      return (await documents.send(new GetCommand({ TableName: database.tableName, Key: key }))).Item;
    },
    /** Writes many items faster than the store could. */
    async writeMany(items: readonly Key[]) {
      for (let start = 0; start < items.length; start += 25) {
        const part = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
        await documents.send(new BatchWriteCommand({ RequestItems: { [database.tableName]: part } }));
      }
    },
    /** Sets an opt-out or a block on a conversation directly. */
    async mark(company: CompanyWithSecret, conversationId: string, what: 'optOut' | 'blocked') {
      await documents.send(
        new UpdateCommand({
          TableName: database.tableName,
          Key: keys.conversation(company.companyId, conversationId),
          UpdateExpression: 'SET #what = :value, revision = revision + :one',
          ExpressionAttributeNames: { '#what': what },
          ExpressionAttributeValues: {
            ':one': 1,
            ':value': what === 'blocked' || { at: '2026-03-20T14:00:00.000Z', source: 'person' },
          },
        }),
      );
    },
    async stop() {
      client.destroy();
      await database.stop();
    },
  };
}

/**
 * Creates a company with two members and an automation, and a clock that stops until it is set. `memberRequest` builds a request
 * in Kim's name, `automationRequest` in the automation's. `granted` has the grants of a use case that needs only the store.
 */
export async function testCompany({ store }: Pick<TestTable, 'store'>, at = '2026-03-20T15:00:00.000Z') {
  const company = await newCompany(store);
  const [kim, lee] = await Promise.all([
    newMember(store, company, 'Kim Madsen', 'admin'),
    newMember(store, company, 'Lee Ortiz', 'staff'),
  ]);
  const reminders = await newAutomation(store, company, 'Reminders');
  let time = new Date(at);
  return {
    company,
    companyId: company.companyId,
    kim,
    lee,
    reminders,
    memberRequest: <Input>(input: Input): MemberRequest<Input> => ({ caller: kim, input }),
    automationRequest: <Input>(input: Input): AutomationRequest<Input> => ({ caller: reminders, input }),
    granted: {
      store,
      timing: defaultTiming,
      now: () => time,
      log: { write: () => {} },
      buckets: { send: async () => {} },
    },
    isNow(moment: string | Date) {
      time = new Date(moment);
    },
    later(seconds: number) {
      time = new Date(time.getTime() + seconds * 1000);
    },
    contact: (details: Partial<ContactDetails> = {}) => newContact(store, company, details),
    /** Records an inbound text from this number in the store. */
    receives: (from: string, text: string, when: string, inboundMessageId: string = randomUUID()) =>
      receiveText(store, company, { from, text, at: when, inboundMessageId }, time),
  };
}

async function newMember(
  store: AdminStore,
  company: CompanyWithSecret,
  name: string,
  role: 'admin' | 'staff',
): Promise<Caller> {
  const subject = `https://sign-in.example#${randomUUID()}`;
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  const member = { memberId: `mem_${first}`, name, email: `${first}@oakhill.example`, role };
  await store.putMember(subject, company.companyId, member);
  return { subject, member, company };
}

/** Creates an automation of the company with its own role. */
export async function newAutomation(
  store: AdminStore,
  company: CompanyWithSecret,
  name: string,
): Promise<AutomationCaller> {
  const automation = { roleName: `role-${randomUUID()}`, name };
  await store.registerAutomation(company.companyId, automation, new Date());
  return { automation, company };
}

/** Creates metrics that keep the counts of a use case by name. */
export function testMetrics() {
  const counts: Partial<Record<MetricName, number>> = {};
  const count: Metrics['count'] = (name, howMany = 1) => {
    counts[name] = (counts[name] ?? 0) + howMany;
  };
  return { counts, metrics: { count, publish: () => {} } };
}

/** Returns the answer, and throws if it is a refusal. */
export function accepted<Answer>(answer: Answer): Exclude<Answer, Refused> {
  if (isRefused(answer)) throw new Error(`Refused: ${JSON.stringify(answer.refusal)}`);
  return answer as Exclude<Answer, Refused>;
}

/** Opens the simulated phone network behind the real SDK client. It does not limit the rate of numbers; the send slots do. */
export async function openTestCarrier() {
  const phone = await testNetwork();
  let calls = 0;
  const counted = (real: Carrier): Carrier => ({
    sendText(text) {
      calls += 1;
      return real.sendText(text);
    },
  });
  return {
    /** Waits so long that a busy machine gives no text a missing answer. */
    carrier: counted(carrierAt(phone.carrierAddress, 60)),
    /** Waits two seconds, for texts that the carrier never answers. */
    impatientCarrier: counted(carrierAt(phone.carrierAddress, 2)),
    /** How many times functions called it since it was opened. */
    calls: () => calls,
    receipts: phone.receipts,
    address: phone.carrierAddress,
    addCompany: ({ companyId, originationNumber: e164 = ana }: CompanyWithSecret) =>
      phone.network.addNumber({ e164, selfManagedOptOuts: true, optOutList: optOutListOf(companyId) }),
    /** Returns the texts on the handset with this number, oldest first. */
    texts: async (number: string) => {
      const { body } = await phone.ask<readonly { readonly text: string; readonly direction: string }[]>(
        'GET',
        `/handsets/${number}/messages`,
      );
      return Array.isArray(body) ? body.map(({ text }) => text) : [];
    },
    async goesWrong(faults: Readonly<Record<string, unknown>>) {
      const { status, body } = await phone.ask('PUT', '/faults', faults);
      if (status !== 200) throw new Error(`The carrier refused the faults: ${JSON.stringify(body)}`);
    },
    close: () => phone.close(),
  };
}

/** Creates the real SDK client for a carrier at this address. */
export function carrierAt(address: string, timeoutSeconds?: number): Carrier {
  process.env['AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2'] = address;
  giveCredentials();
  return awsCarrier('conversations-local', timeoutSeconds);
}

/** Opens the outbound queue as a real queue behind the real SDK client. */
export async function openTestQueue() {
  const folder = await mkdtemp(join(tmpdir(), 'test-queue-'));
  const spec: QueueSpec = { name: `${outboundTexts.name}.fifo`, fifo: true, visibilitySeconds: 60 };
  const topicLetters = Object.values(topics).map((topic) => deadLettersOf(topic));
  const letterSpecs = topicLetters.map((name) => ({ name, fifo: false, visibilitySeconds: 60 }));
  const eventSpec: QueueSpec = { name: automationEvents.name, fifo: false, visibilitySeconds: 60 };
  const queues = await openQueues(folder, [spec, eventSpec, ...letterSpecs]);
  const server = await listenOnLoopback();
  server.answer(sqsEndpoint(queues));
  process.env['AWS_ENDPOINT_URL_SQS'] = server.origin;
  giveCredentials();
  const urlOf = (name: string) => `${server.origin}/000000000000/${name}`;
  const queue = queues.find(spec.name);
  if (!queue) throw new Error('The queue does not exist');
  return {
    /** Returns the URL of a topic's dead-letter queue or of the events, or of the outbound queue for any other name. */
    queueUrlOf: (name: string) => urlOf([...topicLetters, eventSpec.name].includes(name) ? name : spec.name),
    /** Returns the events that wait to be published, oldest first. */
    events: () =>
      queues
        .find(eventSpec.name)
        ?.items()
        .map(({ item }) => item.body) ?? [],
    queueUrl: urlOf(spec.name),
    address: server.origin,
    outbound: sqsOutboundQueue(urlOf(spec.name)),
    /** Returns the dead letters of a topic, oldest first. */
    deadLetters: (topic: Topic) =>
      queues
        .find(deadLettersOf(topic))
        ?.items()
        .map(({ item }) => item.body) ?? [],
    /** Returns the items on the queue in order, including hidden ones. */
    items: () => queue.items().map(({ item }) => item),
    /** Returns how many items can be received `inSeconds` from now. */
    waiting: (inSeconds = 0) => queue.counts(Date.now() + inSeconds * 1000).waiting,
    receive: () => queue.receive(1, Date.now(), 60),
    async close() {
      await server.close();
      await queues.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a callback endpoint of API Gateway for the real SDK client. It records what was posted to each connection. */
export async function openTestSockets() {
  const server = await listenOnLoopback();
  const posted: { readonly connectionId: string; readonly data: string }[] = [];
  const closed = new Set<string>();
  const gone = new Set<string>();
  server.answer((request, response) => {
    const connectionId = decodeURIComponent(request.url?.split('/@connections/')[1] ?? '');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'DELETE') closed.add(connectionId);
      else if (gone.has(connectionId)) {
        response.writeHead(410, { 'x-amzn-errortype': 'GoneException' });
      } else {
        posted.push({ connectionId, data: Buffer.concat(chunks).toString('utf8') });
      }
      response.end('{}');
    });
  });
  giveCredentials();
  return {
    address: server.origin,
    /** Reports this connection as gone from now on. */
    hangUp: (connectionId: string) => gone.add(connectionId),
    framesOf: (connectionId: string) =>
      posted.filter((each) => each.connectionId === connectionId).map(({ data }) => data),
    /** Returns true when a function closed this connection. */
    isClosed: (connectionId: string) => closed.has(connectionId),
    close: () => server.close(),
  };
}

/** Opens a user pool with its mails behind the real SDK clients. */
export async function openTestUserPool() {
  const folder = await mkdtemp(join(tmpdir(), 'test-user-pool-'));
  const server = await listenOnLoopback();
  const [accounts, mailbox] = await Promise.all([
    openAccountRegistry(join(folder, 'accounts.journal'), []),
    openMailbox(join(folder, 'mails.journal')),
  ]);
  server.answer(userPoolEndpoint({ accounts, mailbox, writeMessage: invitationMail }));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: server.origin,
    AWS_ENDPOINT_URL_SESV2: server.origin,
  });
  giveCredentials();
  return {
    address: server.origin,
    invitations: awsInvitations({
      userPoolId: 'local',
      issuer: localIssuer,
      pageAddress: 'https://page.example',
      mailFrom: 'conversations@oakhill.example',
    }),
    /** Returns the mails to this address, oldest first. */
    mailsTo: (email: string) => mailbox.list().filter(({ to }) => to === email),
    async close() {
      await server.close();
      await Promise.all([accounts.close(), mailbox.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function giveCredentials(): void {
  process.env['AWS_REGION'] ??= 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
}

/** Sets the environment variables of a deployed function, so that the real handlers use these parts from now on. */
export function deployTo(parts: {
  readonly table: TestTable;
  readonly testQueue?: Pick<TestQueue, 'address' | 'queueUrlOf'>;
  readonly carrier?: TestCarrier;
  readonly liveAddress?: string;
  readonly eventTopicAddress?: string;
  readonly userPoolAddress?: string;
}): void {
  const nowhere = 'http://127.0.0.1:9';
  forgetProvided();
  Object.assign(
    process.env,
    functionEnvironment({
      databaseAddress: parts.table.endpoint,
      tableName: parts.table.tableName,
      queuesAddress: parts.testQueue?.address ?? nowhere,
      queueUrl: (name) => parts.testQueue?.queueUrlOf(name) ?? `${nowhere}/outbound.fifo`,
      carrierAddress: parts.carrier?.address ?? nowhere,
      liveAddress: parts.liveAddress ?? nowhere,
      eventTopicAddress: parts.eventTopicAddress ?? nowhere,
      userPoolAddress: parts.userPoolAddress ?? nowhere,
      pageAddress: 'https://page.example',
    }),
    // These tests run at any hour of the day; the tests of quiet hours set their own clock.
    { QUIET_FROM_HOUR: '24' },
  );
}

export type CapturedLog = ReturnType<typeof captureLog>;

/** Captures all output from now on, which is the log of a deployed function. */
export function captureLog() {
  let text = '';
  const outputs = [process.stdout, process.stderr];
  const writes = outputs.map((output) => output.write);
  for (const output of outputs) {
    output.write = (chunk: string | Uint8Array) => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
  }
  return {
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    stop() {
      outputs.forEach((output, index) => Object.assign(output, { write: writes[index] }));
    },
  };
}

/** Creates the Lambda context of an invocation. */
export const invocation = () => lambdaContext('test', randomUUID());
