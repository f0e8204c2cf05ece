import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Consumer } from './consumeQueue.ts';
import type { QueueSpec } from './localQueue.ts';
import { testQueues, type TestQueues } from '#testing/testQueues.ts';

/** Short, so that a failed item becomes visible again within the test. */
const visibilitySeconds = 0.15;
const notices: QueueSpec = { name: 'notices', fifo: false, visibilitySeconds };
const fifo: QueueSpec = { name: 'fifo', fifo: true, visibilitySeconds };
/** An item that a test holds in its function never becomes visible again while it is held. */
const held: QueueSpec = { name: 'held', fifo: true, visibilitySeconds: 600 };

let queues: TestQueues;
let stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  queues = await testQueues([notices, fifo, held]);
});
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
  await queues.close();
});

type Handler = (bodies: readonly string[], event: SQSEvent) => Promise<SQSBatchResponse | void> | void;

/** Feeds a function and records its events. `until` waits for a number of batches. */
function fed(name: string, handler: Handler, more: Partial<Consumer> = {}) {
  const batches: (readonly string[])[] = [];
  let look = () => {};
  const stop = queues.queues.consume(name, {
    batchSize: 10,
    ...more,
    async handler(event) {
      const bodies = event.Records.map(({ body }) => body);
      batches.push(bodies);
      look();
      return handler(bodies, event);
    },
  });
  stops.push(stop);
  return {
    batches,
    stop,
    async until(count: number) {
      while (batches.length < count) await new Promise<void>((resolve) => (look = resolve));
      return batches;
    },
  };
}

const put = (name: string, ...bodies: readonly string[]) =>
  Promise.all(bodies.map((body) => queues.queues.put(name, { body })));
const inFifoQueue = (name: 'fifo' | 'held', group: string, body: string) =>
  queues.queues.put(name, { body, group });
const left = (name: string) =>
  queues.queues
    .find(name)
    ?.items()
    .map(({ item }) => item.body);

describe('a function behind a queue', () => {
  test('gets a batch in Lambda’s format, and its items are then removed', async () => {
    const events: SQSEvent[] = [];
    await put('notices', 'one', 'two');
    const { until, stop } = fed('notices', (_, event) => void events.push(event));
    expect(await until(1)).toEqual([['one', 'two']]);
    await stop();
    expect(left('notices')).toEqual([]);
    expect(events[0]?.Records[0]).toMatchObject({
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      body: 'one',
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d{13}$/) },
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:notices',
      md5OfBody: 'f97c5d29941bfb1b2fdab0874906ab82',
    });
  });

  test('gets only the failed items again', async () => {
    await put('notices', 'good', 'bad', 'fine');
    const failOnce: Handler = (bodies, { Records }) =>
      bodies.length > 1
        ? Promise.resolve({
            batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
              itemIdentifier: messageId,
            })),
          })
        : undefined;
    const { until, stop } = fed('notices', failOnce);
    expect(await until(2)).toEqual([['good', 'bad', 'fine'], ['bad']]);
    await stop();
    expect(left('notices')).toEqual([]);
  });

  test('gets the whole batch again when it throws, with the receive count', async () => {
    await put('notices', 'one', 'two');
    const counts: string[] = [];
    const { until, stop } = fed('notices', (_, { Records }) => {
      counts.push(...Records.map(({ attributes }) => attributes.ApproximateReceiveCount));
      if (counts.length === 2) throw new Error('The table is away.');
    });
    expect(await until(2)).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
    await stop();
    expect(counts).toEqual(['1', '1', '2', '2']);
    expect(left('notices')).toEqual([]);
  });

  test('gets the items of a group one at a time and in order, while another group proceeds', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await inFifoQueue('held', 'oak', 'oak 1');
    await inFifoQueue('held', 'oak', 'oak 2');
    await inFifoQueue('held', 'harbor', 'harbor 1');
    const { until, batches } = fed('held', ([body]) => (body === 'oak 1' ? released : undefined), {
      batchSize: 1,
    });
    await until(2);
    await inFifoQueue('held', 'harbor', 'harbor 2');
    expect(await until(3)).toEqual([['oak 1'], ['harbor 1'], ['harbor 2']]);
    release();
    await until(4);
    expect(batches.at(-1)).toEqual(['oak 2']);
  });

  test('gets the failed item of a group again before the next one of the group', async () => {
    await inFifoQueue('fifo', 'oak', 'oak 1');
    await inFifoQueue('fifo', 'oak', 'oak 2');
    let failed = false;
    const { until } = fed(
      'fifo',
      () => {
        if (failed) return;
        failed = true;
        throw new Error('The carrier is away.');
      },
      { batchSize: 1 },
    );
    expect(await until(3)).toEqual([['oak 1'], ['oak 1'], ['oak 2']]);
  });

  test('never runs more batches at once than its limit', async () => {
    let running = 0;
    let max = 0;
    const { until, stop } = fed(
      'notices',
      async () => {
        running += 1;
        max = Math.max(max, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
      { batchSize: 1, concurrency: 2 },
    );
    await put('notices', '1', '2', '3', '4', '5', '6');
    await until(6);
    await stop();
    expect(max).toBe(2);
  });

  test('may finish its batch when the queue is stopped, and gets no new one', async () => {
    let release = () => {};
    const { until, stop, batches } = fed(
      'notices',
      () => new Promise<void>((resolve) => (release = resolve)),
    );
    await put('notices', 'begun');
    await until(1);
    const stopped = stop();
    await put('notices', 'late');
    release();
    await stopped;
    expect(batches).toEqual([['begun']]);
    expect(left('notices')).toEqual(['late']);
  });
});
