import { setTimeout as pause } from 'node:timers/promises';
import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** The most items that SQS accepts in one request. */
const batchLength = 10;

const attempts = 4;

/**
 * Puts the items on the queue in order, and resolves when the queue has accepted all of them. Sends refused entries again after
 * 50, 100 and 200 milliseconds, and throws when one is refused the last time.
 */
export async function sendInBatches(
  client: SQSClient,
  queueUrl: string,
  items: readonly Omit<SendMessageBatchRequestEntry, 'Id'>[],
): Promise<void> {
  for (let start = 0; start < items.length; start += batchLength) {
    let entries = items
      .slice(start, start + batchLength)
      .map((item, index) => ({ Id: String(index), ...item }));
    for (let attempt = 1; entries.length > 0; attempt += 1) {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }),
      );
      const [failed] = Failed;
      if (failed && attempt === attempts) throw new Error(`The queue refuses an item: ${failed.Code}`);
      if (failed) await pause(25 * 2 ** attempt);
      entries = entries.filter(({ Id }) => Failed.some((entry) => entry.Id === Id));
    }
  }
}
