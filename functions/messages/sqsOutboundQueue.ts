import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { OutboundQueue, QueuedText } from './OutboundQueue.ts';

const batchLength = 10;

/**
 * The outbound queue on SQS FIFO. A group is a company's lane: a company has one number, and its id keeps phone numbers out
 * of the queue's metadata. Deduplication is by the message's whole place, so that a redelivered stream record queues nothing
 * twice, and two senders who chose the same id do not silence each other.
 */
export function sqsOutboundQueue(queueUrl: string): OutboundQueue {
  const client = new SQSClient({});
  return {
    async send(texts) {
      for (let start = 0; start < texts.length; start += batchLength) {
        const batch = texts.slice(start, start + batchLength);
        const answer = await client.send(
          new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: batch.map(entryOf) }),
        );
        const [failed] = answer.Failed ?? [];
        if (failed) throw new Error(`The outbound queue did not take a text: ${failed.Code}`);
      }
    },
  };
}

function entryOf({ text, lane, again }: QueuedText, index: number) {
  return {
    Id: String(index),
    MessageBody: JSON.stringify(text),
    MessageGroupId: `${text.companyId}.${lane}`,
    MessageDeduplicationId: createHash('sha256')
      .update(JSON.stringify([text.companyId, text.conversationId, text.at, text.messageId, again]))
      .digest('base64url'),
  };
}
