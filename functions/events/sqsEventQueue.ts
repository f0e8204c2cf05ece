import { SQSClient } from '@aws-sdk/client-sqs';
import { sendInBatches } from '../sendInBatches.ts';
import type { EventQueue } from './EventQueue.ts';

/** Creates the queue of events on SQS. */
export function sqsEventQueue(queueUrl: string): EventQueue {
  const client = new SQSClient({});
  return {
    send: (events) =>
      sendInBatches(
        client,
        queueUrl,
        events.map((event) => ({ MessageBody: JSON.stringify(event) })),
      ),
  };
}
