import { createHash } from 'node:crypto';
import type { QueueSender } from '../Queue.ts';
import { sqsSender } from '../sqsSender.ts';
import type { QueuedText } from './outboundTexts.ts';

/**
 * Creates the outbound queue on SQS FIFO. A message group is a company's lane. It uses the company id, which keeps phone numbers
 * out of the queue's metadata; a company has one number. Deduplication uses the whole message key, so that a redelivered stream
 * record queues nothing twice, and two senders who chose the same id do not drop each other's texts.
 */
export function sqsOutboundQueue(queueUrl: string): QueueSender<QueuedText> {
  return sqsSender(queueUrl, entryOf);
}

function entryOf({ text, lane, requeueId }: QueuedText) {
  return {
    MessageBody: JSON.stringify(text),
    MessageGroupId: `${text.companyId}.${lane}`,
    MessageDeduplicationId: createHash('sha256')
      .update(JSON.stringify([text.companyId, text.conversationId, text.at, text.messageId, requeueId]))
      .digest('base64url'),
  };
}
