import { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueSender } from './Queue.ts';
import { sendInBatches } from './sendInBatches.ts';

type Entry = Parameters<typeof sendInBatches>[2][number];

/** Creates the sender of a queue on SQS. A FIFO queue needs an `entryOf` that names the group of an item and its duplicates. */
export function sqsSender<Item>(
  queueUrl: string,
  entryOf: (item: Item) => Entry = (item) => ({ MessageBody: JSON.stringify(item) }),
): QueueSender<Item> {
  const client = new SQSClient({});
  return { send: (items) => sendInBatches(client, queueUrl, items.map(entryOf)) };
}
