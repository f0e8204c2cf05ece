import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ReleaseQueue } from './ReleaseQueue.ts';

const batchLength = 10;

/** The queue of carrier releases on SQS. What it does not take is asked again when the due list is next looked at. */
export function sqsReleaseQueue(queueUrl: string): ReleaseQueue {
  const client = new SQSClient({});
  return {
    async send(releases) {
      for (let start = 0; start < releases.length; start += batchLength) {
        const batch = releases.slice(start, start + batchLength);
        const answer = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: queueUrl,
            Entries: batch.map((release, index) => ({
              Id: String(index),
              MessageBody: JSON.stringify(release),
            })),
          }),
        );
        const [failed] = answer.Failed ?? [];
        if (failed) throw new Error(`The queue of carrier releases did not take one: ${failed.Code}`);
      }
    },
  };
}
