import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sendInBatches } from '../sendInBatches.ts';
import type { BucketQueue } from './BucketQueue.ts';

/** Creates the queue of full buckets on SQS FIFO. */
export function sqsBucketQueue(queueUrl: string): BucketQueue {
  const client = new SQSClient({});
  return { send: (buckets) => sendInBatches(client, queueUrl, buckets.map(entryOf)) };
}

function entryOf(full: { readonly bucket: number }) {
  return {
    MessageBody: JSON.stringify(full),
    MessageGroupId: String(full.bucket),
    MessageDeduplicationId: randomUUID(),
  };
}
