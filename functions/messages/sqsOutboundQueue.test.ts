import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestQueue, type TestQueue } from '#testing/testQueue.ts';

let testQueue: TestQueue;
beforeAll(async () => {
  testQueue = await openTestQueue();
});
afterAll(() => testQueue?.close());

const text = (companyId: string, at = '2026-03-20T15:00:00.000Z') => ({
  text: { companyId, conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa', at, messageId: 'reminder-1' },
  lane: 'auto' as const,
});
const queuedBodies = () => testQueue.items().map(({ body }) => JSON.parse(body) as unknown);

test('two companies, or two senders of one company, may choose the same id, and each text is queued once', async () => {
  const texts = [text('co_oak'), text('co_harbor'), text('co_oak', '2026-03-20T15:00:00.001Z')];
  await testQueue.outbound.send(texts);
  await testQueue.outbound.send(texts);
  expect(queuedBodies()).toEqual(texts.map((each) => each.text));
});

test('a text that the queue has lost can be queued again within the deduplication time', async () => {
  const lost = text('co_lost');
  await testQueue.outbound.send([lost]);
  await testQueue.outbound.send([{ ...lost, requeueId: '1774018800' }]);
  expect(queuedBodies().filter((each) => JSON.stringify(each) === JSON.stringify(lost.text))).toHaveLength(2);
});
