import { afterEach, beforeEach, expect, test } from 'vitest';
import { queues as described } from '#functions/queues.ts';
import { testQueues, type TestQueues } from '#testing/testQueues.ts';
import { feedOf, queueSpecs } from './connectFunctions.ts';

let queues: TestQueues;
let stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  // The same settings as on the machine, with short times so that a test can see an item move to the dead
  // letters.
  const specs = queueSpecs().map((spec) => ({
    ...spec,
    visibilitySeconds: 0.05,
    ...(spec.maxReceiveCount !== undefined && { maxReceiveCount: 2 }),
  }));
  queues = await testQueues(specs);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  stops = [];
  await queues.close();
});

test('the dead letters of a queue start a function with the original item until the function succeeds', async () => {
  const queue = feedOf({ queue: described.outbound });
  const deadLetters = feedOf({ deadLettersOf: described.outbound });
  if (!queue || !deadLetters) throw new Error('A queue starts both of them');
  const handled: string[] = [];
  const settled = new Promise<void>((resolve) => {
    stops.push(
      queues.queues.consume(queue.queue, { ...queue, handler: () => Promise.reject(new Error('Not now.')) }),
      queues.queues.consume(deadLetters.queue, {
        ...deadLetters,
        handler: async ({ Records }) => {
          handled.push(...Records.map(({ body }) => body));
          if (handled.length === 1) throw new Error('Not yet.');
          resolve();
        },
      }),
    );
  });
  await queues.queues.put(queue.queue, { body: 'a text', group: 'office.member', deduplicationId: 'it' });
  await settled;
  for (const stop of stops.splice(0)) await stop();
  expect(handled).toEqual(['a text', 'a text']);
  for (const name of [queue.queue, deadLetters.queue]) {
    expect(queues.queues.find(name)?.items()).toEqual([]);
  }
});
