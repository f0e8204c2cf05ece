import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** The most that SQS takes with one request. */
const batchLength = 10;

/** Puts the items on the queue, in their order; resolves when it has taken all of them, and throws where it took one not. */
export async function sendInBatches(
  client: SQSClient,
  queueUrl: string,
  items: readonly Omit<SendMessageBatchRequestEntry, 'Id'>[],
): Promise<void> {
  for (let start = 0; start < items.length; start += batchLength) {
    const Entries = items
      .slice(start, start + batchLength)
      .map((item, index) => ({ Id: String(index), ...item }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    const [failed] = Failed;
    if (failed) throw new Error(`The queue did not take an item: ${failed.Code}`);
  }
}
