import { randomUUID } from 'node:crypto';
import type { Queues } from './openQueues.ts';
import type { QueueSpec } from './localQueue.ts';

/**
 * A topic has three queues: its subscriber, a retry queue for messages that failed five times, and dead
 * letters for an operator.
 */
export const queueOfTopic = (topicName: string): string => `${topicName}-queue`;
export const retriesOfTopic = (topicName: string): string => `${topicName}-retries`;
export const deadLettersOfTopic = (topicName: string): string => `${topicName}-dead-letters`;

export function queuesOfTopic(topicName: string, visibilitySeconds: number): readonly QueueSpec[] {
  return [
    {
      name: queueOfTopic(topicName),
      fifo: false,
      visibilitySeconds,
      maxReceiveCount: 5,
      deadLetters: retriesOfTopic(topicName),
    },
    {
      name: retriesOfTopic(topicName),
      fifo: false,
      visibilitySeconds,
      maxReceiveCount: 1000,
      deadLetters: deadLettersOfTopic(topicName),
    },
    { name: deadLettersOfTopic(topicName), fifo: false, visibilitySeconds },
  ];
}

/**
 * Publishes a message to a topic: its queue gets it in an SNS envelope. Resolves when the message is on disk.
 * Source: SNS Developer Guide, "Amazon SNS message formats".
 */
export async function publishToTopic(queues: Queues, topicName: string, message: string): Promise<void> {
  const envelope = {
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: `arn:aws:sns:us-east-1:000000000000:${topicName}`,
    Message: message,
    Timestamp: new Date().toISOString(),
    SignatureVersion: '1',
    Signature: '',
    SigningCertURL: '',
    UnsubscribeURL: '',
  };
  await queues.put(queueOfTopic(topicName), { body: JSON.stringify(envelope) });
}
