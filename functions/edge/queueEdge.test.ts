import { randomUUID } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultTiming } from '../grants.ts';
import { outboundTexts, type OutboundText } from '../messages/outboundTexts.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { captureLog, type CapturedLog } from '#testing/captureLog.ts';
import { deployTo } from '#testing/deployTo.ts';
import { openTestCarrier, type TestCarrier } from '#testing/testCarrier.ts';
import { openTestQueue, type TestQueue } from '#testing/testQueue.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { topics } from '../carrier/topics.ts';
import { deadLettersOf } from '../Queue.ts';
import { queueVariable } from './environment.ts';
import { queueEdge } from './queueEdge.ts';
import { topicEdge } from './topicEdge.ts';
import {
  deliverMessageHandler,
  receiveMessageHandler,
  recordReceiptHandler,
  sweepMessagesHandler,
} from '../handlers.ts';

const deliverMessage = deliverMessageHandler();
const receiveMessage = receiveMessageHandler();
const recordReceipt = recordReceiptHandler();
const sweepMessages = sweepMessagesHandler();

let table: TestTable;
let testQueue: TestQueue;
let carrier: TestCarrier;
let office: TestCompany;
let ana: Awaited<ReturnType<TestCompany['contact']>>;
let log: CapturedLog;
beforeAll(async () => {
  [table, testQueue, carrier] = await Promise.all([openTestTable(), openTestQueue(), openTestCarrier()]);
  deployTo({ table, testQueue, carrier });
});
beforeEach(async () => {
  office = await testCompany(table, new Date().toISOString());
  ana = await office.contact({ name: 'Ana Moreno' });
  carrier.addCompany(office.company);
  await carrier.goesWrong({});
  log = captureLog();
});
afterEach(() => log.stop());
afterAll(() => Promise.all([table?.stop(), testQueue?.close(), carrier?.close()]));

const record = (body: string, more: Partial<SQSRecord> = {}): SQSRecord => ({
  messageId: randomUUID(),
  receiptHandle: 'handle',
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '1774018800000',
    SenderId: 'AIDAEXAMPLE',
    ApproximateFirstReceiveTimestamp: '1774018800001',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:test',
  awsRegion: 'us-east-1',
  ...more,
});
/** Wraps a topic message in the SNS envelope, as its queue delivers it. */
const topicMessage = (message: string, Timestamp = '2026-03-20T14:00:00.123Z') =>
  record(JSON.stringify({ Type: 'Notification', MessageId: randomUUID(), Message: message, Timestamp }));
const batch = (...Records: readonly SQSRecord[]): SQSEvent => ({ Records: [...Records] });
const failed = (...records: readonly SQSRecord[]) => ({
  batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })),
});

const inbound = (from: string, text: string, more: Readonly<Record<string, unknown>> = {}) =>
  topicMessage(
    JSON.stringify({
      originationNumber: from,
      destinationNumber: office.company.originationNumber,
      messageKeyword: 'KEYWORD_1',
      messageBody: text,
      inboundMessageId: randomUUID(),
      previousPublishedMessageId: null,
      ...more,
    }),
  );
const thread = async () => {
  const page = accepted(await table.store.listMessages(office.companyId, ana.conversationId));
  return page.items;
};

/** The numbers and texts of the tests, which must never be in a log. */
function expectDiscretion(...words: readonly string[]) {
  expect(log.text()).not.toMatch(/\+\d{7,}/);
  for (const word of [ana.number.slice(1), 'gate code', ...words]) expect(log.text()).not.toContain(word);
}

describe('a batch of inbound texts', () => {
  test('is stored completely, each text with the time at which the topic received it', async () => {
    expect(await receiveMessage(batch(inbound(ana.number, 'one'), inbound(ana.number, 'two')))).toEqual(
      failed(),
    );
    expect((await thread()).map(({ at }) => at)).toEqual([
      '2026-03-20T14:00:00.123Z',
      '2026-03-20T14:00:00.123Z',
    ]);
    expect(log.lines()).toEqual([]);
  });

  test('sets aside unreadable and unowned topic messages at their first receive, each with one log line without personal data (P17, P22)', async () => {
    const good = inbound(ana.number, 'The gate code is bluebell');
    const bad = [
      record('gate code bluebell'),
      record('{}'),
      topicMessage('gate code bluebell'),
      topicMessage('{"messageBody":"the gate code is bluebell"}'),
      inbound(ana.number, 'the gate code is bluebell', { inboundMessageId: '#' }),
      inbound(ana.number, 'the gate code is bluebell', { destinationNumber: randomNumber() }),
      topicMessage(ana.number),
    ];
    const before = testQueue.deadLetters(topics.inboundTexts).length;
    expect(await receiveMessage(batch(...bad.slice(0, 4), good, ...bad.slice(4)))).toEqual(failed());
    expect(testQueue.deadLetters(topics.inboundTexts).slice(before).toSorted()).toEqual(
      bad.map(({ body }) => body).toSorted(),
    );
    expect((await thread()).map(({ text }) => text)).toEqual(['The gate code is bluebell']);
    const logged = log.lines().map(({ topic, item }) => `${String(topic)} ${String(item)}`);
    expect(logged.toSorted()).toEqual(bad.map(({ messageId }) => `inbound-texts ${messageId}`).toSorted());
    expectDiscretion('bluebell');
  });

  test('is received again while the table fails, until it is 13 days old and waits for a person', async () => {
    const atTime = (daysAgo: number) => {
      const { body, ...rest } = inbound(ana.number, 'The gate code is bluebell');
      const Timestamp = new Date(Date.now() - daysAgo * 24 * 3600 * 1000).toISOString();
      return { ...rest, body: JSON.stringify({ ...(JSON.parse(body) as object), Timestamp }) };
    };
    const [fresh, twelveDaysOld, tooOld] = [atTime(0), atTime(12.9), atTime(13.1)];
    const failing = topicEdge(
      { on: { topic: topics.inboundTexts }, needs: {} },
      () => Promise.reject(new Error('The table is away: the gate code is bluebell')),
      {},
    );
    const before = testQueue.deadLetters(topics.inboundTexts).length;
    expect(await failing(batch(fresh, twelveDaysOld, tooOld))).toEqual(failed(fresh, twelveDaysOld));
    expect(testQueue.deadLetters(topics.inboundTexts).slice(before)).toEqual([tooOld.body]);
    expectDiscretion('bluebell');
  });

  test('stays on its queue when it can be neither read nor made a dead letter', async () => {
    const unread = record('gate code bluebell');
    const url = queueVariable(deadLettersOf(topics.inboundTexts));
    const there = process.env[url];
    process.env[url] = `${testQueue.address}/000000000000/nowhere`;
    try {
      expect(await receiveMessage(batch(unread))).toEqual(failed(unread));
    } finally {
      process.env[url] = there;
    }
    expectDiscretion('bluebell');
  });

  test('that is delivered again is stored once (P17)', async () => {
    const event = batch(inbound(ana.number, 'one'), inbound(ana.number, 'two'));
    await receiveMessage(event);
    expect(await receiveMessage(event)).toEqual(failed());
    expect(await thread()).toHaveLength(2);
  });

  test('may have fields that AWS adds later', async () => {
    expect(await receiveMessage(batch(inbound(ana.number, 'one', { somethingNew: [1] })))).toEqual(failed());
    expect(await thread()).toHaveLength(1);
  });
});

/** Accepts a text from Kim to Ana and returns its queue item. */
async function queued(text = 'The gate code is bluebell') {
  const draft = {
    conversationId: ana.conversationId,
    contactId: ana.contactId,
    messageId: randomUUID(),
    text,
  };
  const { at, messageId, conversationId } = accepted(
    await sendMessage(office.granted, office.memberRequest(draft)),
  );
  return { companyId: office.companyId, conversationId, at, messageId };
}

describe('a batch of receipts', () => {
  const receipt = (context: unknown, eventType = 'TEXT_DELIVERED') =>
    topicMessage(
      JSON.stringify({ eventType, messageId: 'carrier-1', context, destinationPhoneNumber: ana.number }),
    );

  test('settles what it can and sets aside the rest without logging personal data', async () => {
    const messageKey = await queued();
    await table.store.advance(messageKey, 'claim', {}, new Date());
    const good = receipt(messageKey);
    const bad = [
      receipt({ ...messageKey, messageId: randomUUID() }),
      receipt(undefined),
      receipt(messageKey, 'TEXT_SOMETHING_NEW'),
      topicMessage('{"eventType":7}'),
    ];
    expect(await recordReceipt(batch(good, ...bad))).toEqual(failed());
    expect(testQueue.deadLetters(topics.deliveryReceipts).toSorted()).toEqual(
      bad.map(({ body }) => body).toSorted(),
    );
    expect(await thread()).toMatchObject([{ state: 'delivered' }]);
    expect(log.lines()).toHaveLength(bad.length);
    expectDiscretion('bluebell');
  });
});

/** Expects that `act` hides the only received item of the queue for exactly this many seconds, from a moment within `act`. */
async function expectHidden(seconds: number, act: () => Promise<unknown>) {
  const before = Date.now();
  await act();
  const after = Date.now();
  const hiddenAt = (testQueue.visibleAt() ?? 0) - seconds * 1000;
  expect(hiddenAt).toBeGreaterThanOrEqual(before);
  expect(hiddenAt).toBeLessThanOrEqual(after);
}

describe('an item of the outbound queue', () => {
  beforeEach(() => testQueue.purge());

  test('is delivered to the handset and removed', async () => {
    const item = record(JSON.stringify(await queued('See you at nine.')));
    expect(await deliverMessage(batch(item))).toEqual(failed());
    expect(await carrier.texts(ana.number)).toEqual(['See you at nine.']);
    expect(await deliverMessage(batch(item))).toEqual(failed());
    expect(await carrier.texts(ana.number)).toHaveLength(1);
  });

  test('that a paused number holds back is not dead-lettered before it is a day old', async () => {
    await testQueue.outbound.send([{ text: await queued(), lane: 'member' }]);
    const [item] = testQueue.receive();
    if (!item) throw new Error('The queue is empty');
    const givenBack = async (receives: number, giveBackSeconds: number) => {
      const { attributes, ...rest } = record(item.body, { receiptHandle: item.receiptHandle });
      const handler = queueEdge(
        { on: { queue: outboundTexts }, needs: {} },
        () => Promise.resolve({ giveBackSeconds }),
        {},
      );
      await handler(
        batch({ ...rest, attributes: { ...attributes, ApproximateReceiveCount: String(receives) } }),
      );
    };
    await expectHidden(60, () => givenBack(1, 60));
    await expectHidden(2, () => givenBack(200, 2));
    await expectHidden(120, () => givenBack(201, 60));
    await expectHidden(120, () => givenBack(900, 2));
    const { receivesUntilDead } = outboundTexts;
    expect((receivesUntilDead - 200) * 120).toBeGreaterThan(defaultTiming.giveUpSeconds);
  });

  test('that failed is received again after seconds, later each time, and is logged', async () => {
    await testQueue.outbound.send([{ text: await queued(), lane: 'member' }]);
    const [item] = testQueue.receive();
    if (!item) throw new Error('The queue is empty');
    const handler = queueEdge(
      { on: { queue: outboundTexts }, needs: {} },
      () => Promise.reject(new Error('The gate code is bluebell')),
      {},
    );
    const received = (count: number) => {
      const { attributes, ...rest } = record(item.body, { receiptHandle: item.receiptHandle });
      return { ...rest, attributes: { ...attributes, ApproximateReceiveCount: String(count) } };
    };
    await expectHidden(2, () => handler(batch(received(1))));
    await expectHidden(8, () => handler(batch(received(3))));
    await expectHidden(60, () => handler(batch(received(40))));
    expect(log.lines()).toHaveLength(3);
    expectDiscretion('bluebell');
  });

  test('that the carrier deferred stays on the queue, hidden for two seconds', async () => {
    const messageKey = await queued();
    await testQueue.outbound.send([{ text: messageKey, lane: 'member' }]);
    const [item] = testQueue.receive();
    if (!item) throw new Error('The queue is empty');
    await carrier.goesWrong({ throttle: { next: 1 } });
    const event = batch(record(item.body, { receiptHandle: item.receiptHandle, messageId: item.id }));
    await expectHidden(2, async () =>
      expect(await deliverMessage(event)).toEqual({ batchItemFailures: [{ itemIdentifier: item.id }] }),
    );
    expect(log.lines()).toMatchObject([
      { message: 'delivery attempt', because: 'too-fast', error: 'ThrottlingException', status: 400 },
    ]);
  });

  test('that is unreadable or refers to a missing record is removed, with one log line without personal data (P22)', async () => {
    const bad = [
      record('the gate code'),
      record('{}'),
      record(JSON.stringify({ ...(await queued()), messageId: 'none' })),
    ];
    expect(await deliverMessage(batch(...bad))).toEqual(failed());
    expect(log.lines().map(({ queue, item }) => [queue, item])).toEqual(
      bad.map(({ messageId }) => ['outbound-texts', messageId]),
    );
    expectDiscretion('bluebell');
  });
});

test('the sweep queues a text that the stream lost', async () => {
  office.later(-600);
  const { messageId } = await queued();
  await sweepMessages();
  expect(testQueue.items().map(({ body }) => JSON.parse(body).messageId)).toContain(messageId);
});

describe('the dead letters of a queue', () => {
  const row = { on: { deadLettersOf: outboundTexts }, needs: {} } as const;

  test('are read with the schema of the queue, and one that fails stays among them', async () => {
    const settled: OutboundText[] = [];
    const handler = queueEdge(
      row,
      async (_, text) => {
        if (settled.push(text) === 1) throw new Error('Not yet.');
        return 'done';
      },
      {},
    );
    const text = await queued();
    const letter = record(JSON.stringify(text));
    expect(await handler(batch(letter))).toEqual(failed(letter));
    expect(await handler(batch(letter))).toEqual(failed());
    expect(settled).toEqual([text, text]);
    expect(log.lines()).toMatchObject([
      {
        queue: 'outbound-texts-dead-letters',
        item: letter.messageId,
        companyId: office.companyId,
        error: 'Error',
      },
    ]);
  });
});
