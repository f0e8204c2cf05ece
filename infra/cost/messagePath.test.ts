import { afterAll, beforeAll, expect, test } from 'vitest';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { measuredParts, type MeasuredParts } from './measuredParts.ts';
import { messagePath } from './messagePath.ts';

let parts: MeasuredParts;
beforeAll(async () => {
  parts = await measuredParts();
});
afterAll(() => parts?.close());

test.runIf(onEmbeddedEngine)(
  'on the embedded engine, an outbound text starts a reader of the stream only for changes that it handles',
  async () => {
    const runs = await messagePath(parts).outbound('The lockbox is at the side door.');
    expect(runs.map(({ name }) => name)).toEqual([
      'sendMessage',
      'queueMessages',
      'announceChanges',
      'deliverMessage',
      // The send slot and the claim start no function.
      'announceChanges',
      // The carrier's answer already says what the first receipt says, so that run writes nothing.
      'recordReceipt',
      'recordReceipt',
      'announceChanges',
    ]);
    expect(runs.flatMap((run) => (run.name === 'recordReceipt' ? run.writeUnits : []))).toEqual([0, 1]);
    const pushes = runs.reduce((sum, { requests }) => sum + (requests.postToConnection ?? 0), 0);
    expect(pushes).toBe(3 * parts.openPages);
  },
);

test('an inbound text that is read is announced to every open page twice', async () => {
  const runs = await messagePath(parts).inbound('I am on my way.');
  expect(runs.map(({ name }) => name)).toEqual([
    'receiveMessage',
    'announceChanges',
    'markRead',
    'announceChanges',
  ]);
  const pushes = runs.reduce((sum, { requests }) => sum + (requests.postToConnection ?? 0), 0);
  expect(pushes).toBe(2 * parts.openPages);
});
