import { SQSClient } from '@aws-sdk/client-sqs';
import { sendInBatches } from '../sendInBatches.ts';
import type { ReleaseQueue } from './ReleaseQueue.ts';

/** Creates the release queue on SQS. The next sweep of the due list retries releases that the queue does not accept. */
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
