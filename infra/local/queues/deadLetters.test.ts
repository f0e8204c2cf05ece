import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SQSEvent } from 'aws-lambda';
import { topics } from '#functions/carrier/topics.ts';
import { captureLog } from '#testing/captureLog.ts';
import { deployTo } from '#testing/deployTo.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany } from '#testing/testCompany.ts';
import { inboundEvent } from '../phoneNetwork/inboundEvent.ts';
import {
  deadLettersOfTopic,
  publishToTopic,
  queueOfTopic,
  queuesOfTopic,
  retriesOfTopic,
} from './localTopics.ts';
import { testQueues, type TestQueues } from '#testing/testQueues.ts';
import { receiveMessageHandler } from '#functions/handlers.ts';

const receiveMessage = receiveMessageHandler();

const inbound = topics.inboundTexts.name;
const retries = retriesOfTopic(inbound);
const deadLetters = deadLettersOfTopic(inbound);
/** The same settings as on the machine, with short times so that five receives fit into a test. */
const specs = queuesOfTopic(inbound, 0.15);

type Summary = {
  readonly name: string;
  readonly waiting: number;
  readonly hidden: number;
  readonly isDeadLetters: boolean;
};
type Shown = Summary & { readonly items: readonly { readonly id: string; readonly body: string }[] };

let queues: TestQueues;
let stops: (() => Promise<void>)[] = [];
let open: TestQueues[] = [];
beforeEach(async () => {
  queues = await testQueues(specs);
  open.push(queues);
});
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
  for (const each of open) await each.close();
  open = [];
});

function consume(handler: (event: SQSEvent) => Promise<Awaited<ReturnType<typeof receiveMessage>> | void>) {
  const stop = queues.queues.consume(queueOfTopic(inbound), { batchSize: 10, handler });
  stops.push(stop);
  return stop;
}

/** Resolves with a queue's items when it holds this many. */
async function untilIn(name: string, count: number): Promise<readonly string[]> {
  const queue = queues.queues.find(name);
  if (!queue) throw new Error(`There is no queue ${name}`);
  while (queue.items().length < count) {
    await new Promise<void>((resolve) => {
      const stop = queue.onChange(() => {
        stop();
        resolve();
      });
    });
  }
  return queue.items().map(({ item }) => messageOf(item.body));
}

const messageOf = (body: string) => (JSON.parse(body) as { readonly Message: string }).Message;
const fails = () => Promise.reject(new Error('It cannot be done.'));
const publish = (message: string) => publishToTopic(queues.queues, inbound, message);

describe('a topic', () => {
  test('delivers to its queue in the SNS envelope', async () => {
    await publish('{"messageBody":"Which door?"}');
    const [received] = await queues.receive();
    expect(JSON.parse(String(received?.Body))).toEqual({
      Type: 'Notification',
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      TopicArn: `arn:aws:sns:us-east-1:000000000000:${inbound}`,
      Message: '{"messageBody":"Which door?"}',
      Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      SignatureVersion: '1',
      Signature: '',
      SigningCertURL: '',
      UnsubscribeURL: '',
    });
  });

  test('keeps accepted messages when the machine loses power', async () => {
    await publish('accepted');
    const after = await testQueues(specs, await queues.cutOff());
    open.push(after);
    const [received] = await after.receive();
    expect(messageOf(String(received?.Body))).toBe('accepted');
  });
});

describe('a message that keeps failing', () => {
  test('waits for its retry after five receives and is not delivered until then', async () => {
    let receives = 0;
    consume(() => {
      receives += 1;
      return fails();
    });
    await publish('hopeless');
    expect(await untilIn(retries, 1)).toEqual(['hopeless']);
    expect(receives).toBe(5);
    expect(queues.queues.find(queueOfTopic(inbound))?.items()).toEqual([]);
  });

  test('still waits for its retry after a restart, outside its queue', async () => {
    consume(fails);
    await publish('hopeless');
    await untilIn(retries, 1);
    for (const stop of stops.splice(0)) await stop();
    await queues.queues.close();
    const after = await testQueues(specs, await queues.cutOff());
    open.push(after);
    expect(await after.receive()).toEqual([]);
    expect(await after.receive({ QueueUrl: after.urlOf(retries) })).toHaveLength(1);
  });

  test('is shown to the developer, who can redrive it', async () => {
    const stop = consume(fails);
    await publish('recovered meanwhile');
    await untilIn(retries, 1);
    await stop();

    const { body: list } = await queues.look<readonly Summary[]>('/queues');
    expect(list).toMatchObject([
      { name: queueOfTopic(inbound), waiting: 0, hidden: 0, deadLetters: retries, isDeadLetters: false },
      { name: retries, waiting: 1, hidden: 0, deadLetters, isDeadLetters: true },
      { name: deadLetters, waiting: 0, hidden: 0, isDeadLetters: true },
    ]);
    const { body: shown } = await queues.look<Shown>(`/queues/${retries}`);
    expect(shown.items.map(({ body }) => messageOf(body))).toEqual(['recovered meanwhile']);

    const handled: string[] = [];
    const taken = new Promise<void>((resolve) => {
      consume(async ({ Records }) => {
        handled.push(...Records.map(({ body }) => messageOf(body)));
        resolve();
      });
    });
    expect(await queues.look(`/queues/${retries}/redrive`, 'POST')).toMatchObject({
      status: 200,
      body: { redriven: 1 },
    });
    await taken;
    expect(handled).toEqual(['recovered meanwhile']);
    expect((await queues.look<Shown>(`/queues/${retries}`)).body.items).toEqual([]);
  });
});

describe('the developer’s endpoint', () => {
  const problem = (status: number) => ({
    status,
    type: 'application/problem+json',
    body: { status, detail: expect.any(String) },
  });

  test('answers 404 for an unknown queue and for an invalid name', async () => {
    expect(await queues.look('/queues/nowhere')).toMatchObject(problem(404));
    expect(await queues.look('/queues/%zz')).toMatchObject(problem(404));
  });

  test('refuses to redrive a queue without dead letters', async () => {
    expect(await queues.look(`/queues/${queueOfTopic(inbound)}/redrive`, 'POST')).toMatchObject(problem(409));
  });

  test('refuses unknown requests and names the known ones', async () => {
    expect(await queues.look('/queues', 'DELETE')).toMatchObject(problem(405));
    expect(await queues.look(`/queues/${deadLetters}`, 'DELETE')).toMatchObject(problem(405));
    expect(await queues.look(`/queues/${deadLetters}/redrive`)).toMatchObject(problem(405));
  });
});

describe('an unreadable inbound event', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await openTestTable();
  });
  beforeEach(async () => {
    // Long enough that no event is received a second time while a slow machine handles it.
    queues = await testQueues(queuesOfTopic(inbound, 60));
    open.push(queues);
    deployTo({ table, testQueue: { address: queues.urlOf(''), queueUrlOf: queues.urlOf } });
  });
  afterAll(() => table?.stop());

  test('is a dead letter after its first receive and can be redriven, while a good text after it is handled (P17)', async () => {
    const office = await testCompany(table, new Date().toISOString());
    const ana = await office.contact({ name: 'Ana Moreno' });
    const log = captureLog();
    try {
      const stop = consume(receiveMessage);
      await publish('{"nonsense":true}');
      await publish(
        inboundEvent({
          kind: 'typed',
          from: ana.number,
          to: office.company.originationNumber ?? '',
          text: 'Which door?',
          at: new Date().toISOString(),
          carrierMessageId: randomUUID(),
          copies: 1,
        }),
      );
      expect(await untilIn(deadLetters, 1)).toEqual(['{"nonsense":true}']);
      await stop();
    } finally {
      log.stop();
    }
    const row = await table.store.findConversation(office.companyId, ana.conversationId);
    expect(row?.lastMessage).toMatchObject({ direction: 'inbound', preview: 'Which door?' });
    const { body: shown } = await queues.look<Shown>(`/queues/${deadLetters}`);
    expect(shown.items.map(({ body }) => messageOf(body))).toEqual(['{"nonsense":true}']);
    expect(log.text()).not.toContain('Which door?');
    expect(log.text()).not.toContain(ana.number);
    await queues.look(`/queues/${deadLetters}/redrive`, 'POST');
    expect(queues.queues.find(queueOfTopic(inbound))?.items()).toHaveLength(1);
  });
});
