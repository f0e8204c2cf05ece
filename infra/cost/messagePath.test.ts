import { afterAll, beforeAll, expect, test } from 'vitest';
import { measuredParts, type MeasuredParts } from './measuredParts.ts';
import { messagePath } from './messagePath.ts';

let parts: MeasuredParts;
beforeAll(async () => {
  parts = await measuredParts();
});
afterAll(() => parts?.close());

test('a text that goes out starts the readers of the stream only where they have something to do', async () => {
  const runs = await messagePath(parts).outbound('The lockbox is at the side door.');
  expect(runs.map(({ name }) => name)).toEqual([
    'sendMessage',
    'queueMessages',
    'announceChanges',
    'deliverMessage',
    // Its slot starts nobody, its claim only who tells the pages.
    'announceChanges',
    'queueMessages',
    'announceChanges',
    // That the carrier took it is known already.
    'recordReceipt',
    'recordReceipt',
    'queueMessages',
    'announceChanges',
  ]);
  const pushes = runs.reduce((sum, { requests }) => sum + (requests.postToConnection ?? 0), 0);
  expect(pushes).toBe(4 * parts.openPages);
});

test('a text that comes in, and is read, is told to every open page twice', async () => {
  const runs = await messagePath(parts).inbound('I am on my way.');
  expect(runs.map(({ name }) => name)).toEqual([
    'receiveMessage',
    'queueMessages',
    'announceChanges',
    'markRead',
    'announceChanges',
  ]);
  const pushes = runs.reduce((sum, { requests }) => sum + (requests.postToConnection ?? 0), 0);
  expect(pushes).toBe(2 * parts.openPages);
});
