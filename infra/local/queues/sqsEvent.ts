import { createHash } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import type { ReceivedItem } from './localQueue.ts';

export const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

export const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');

/**
 * Creates the event with which an event source mapping delivers a batch. Source: Lambda Developer Guide,
 * "Using Lambda with Amazon SQS".
 */
export function sqsEvent(queueName: string, items: readonly ReceivedItem[]): SQSEvent {
  return {
    Records: items.map((item) => ({
      messageId: item.id,
      receiptHandle: item.receiptHandle,
      body: item.body,
      attributes: {
        ApproximateReceiveCount: String(item.receiveCount),
        SentTimestamp: String(item.sentAt),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(item.firstReceivedAt),
        ...(item.group !== undefined && { MessageGroupId: item.group }),
        ...(item.deduplicationId !== undefined && { MessageDeduplicationId: item.deduplicationId }),
      },
      messageAttributes: {},
      md5OfBody: md5Of(item.body),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn(queueName),
      awsRegion: 'us-east-1',
    })),
  };
}
