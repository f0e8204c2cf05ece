import { SQSClient } from '@aws-sdk/client-sqs';
import { sendInBatches } from '../sendInBatches.ts';
import type { ReleaseQueue } from './ReleaseQueue.ts';

/** The queue of carrier releases on SQS. What it does not take is asked again when the due list is next looked at. */
export function sqsReleaseQueue(queueUrl: string): ReleaseQueue {
  const client = new SQSClient({});
  return {
    send: (releases) =>
      sendInBatches(
        client,
        queueUrl,
        releases.map((release) => ({ MessageBody: JSON.stringify(release) })),
      ),
  };
}
