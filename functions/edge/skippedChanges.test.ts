import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { streamEdge } from './streamEdge.ts';
import { manifest } from '../manifest.ts';
import { accepted } from '#testing/accepted.ts';
import { captureLog } from '#testing/captureLog.ts';
import { deployTo } from '#testing/deployTo.ts';
import { openTestQueue, type TestQueue } from '#testing/testQueue.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { followChanges } from '#testing/testStream.ts';
import type { QueueSender } from '../Queue.ts';
import type { QueuedText } from '../messages/outboundTexts.ts';
import { queueMessages } from '../messages/queueMessages.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { sweepMessages } from '../messages/sweepMessages.ts';

let table: TestTable;
let testQueue: TestQueue;
let office: TestCompany;
beforeAll(async () => {
  [table, testQueue] = await Promise.all([openTestTable({ stream: true }), openTestQueue()]);
  deployTo({ table, testQueue });
});
beforeEach(async () => {
  office = await testCompany(table, new Date().toISOString());
});
afterAll(() => Promise.all([table?.stop(), testQueue?.close()]));

const silent = { send: async () => {} };

async function queued(): Promise<string> {
  const { conversationId, contactId } = await office.contact();
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
  return accepted(await sendMessage(office.granted, office.memberRequest(draft))).messageId;
}
const onQueue = () =>
  testQueue.items().map(({ body }) => (JSON.parse(body) as { readonly messageId: string }).messageId);

/** Creates the outbound queue with one text that it refuses. */
const refusing = (messageId: () => string): QueueSender<QueuedText> => ({
  async send(texts) {
    if (texts.some(({ text }) => text.messageId === messageId())) throw new Error('The queue refuses it');
    await testQueue.outbound.send(texts);
  },
});

test('one text that cannot be queued is skipped alone, the texts around it go out, and the sweep queues it', async () => {
  const before = await queued();
  const bad = await queued();
  const after = await queued();
  const handler = streamEdge(manifest.queueMessages, queueMessages, {
    outbound: () => refusing(() => bad),
    optOutRemovals: () => silent,
  });
  const log = captureLog();
  const changes = await followChanges(table, handler);
  await changes.idle();
  log.stop();
  await changes.stop();

  expect(new Set(onQueue())).toEqual(new Set([before, after]));
  expect(changes.skipped).toHaveLength(1);
  expect(log.lines().at(-1)).toMatchObject({
    message: 'A batch of changes failed',
    changes: 1,
    companyId: office.companyId,
    messageId: bad,
  });
  expect(log.text()).not.toContain('See you at nine');

  office.later(301);
  const { metrics } = testMetrics();
  await sweepMessages({ ...office.granted, metrics, outbound: testQueue.outbound, optOutRemovals: silent });
  expect(onQueue()).toContain(bad);
});
