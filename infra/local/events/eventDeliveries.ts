import type { SQSEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { QueueSpec } from '../queues/localQueue.ts';
import type { Queues } from '../queues/openQueues.ts';
import { eventTopicArn } from './eventTopicArn.ts';
import type { Published } from './snsEndpoint.ts';
import { isWanted } from './Subscription.ts';
import type { SubscriptionRegistry } from './subscriptionRegistry.ts';

const queueName = 'event-deliveries';
const deadLetters = 'event-deliveries-dead-letters';
/** A program that does not answer gets an event again after a second, at most this many times. */
const retrySeconds = 1;
const mostTries = 50;
const timeoutSeconds = 4;

/** The queues of deliveries to subscribers. */
export const deliveryQueues: readonly QueueSpec[] = [
  {
    name: queueName,
    fifo: false,
    visibilitySeconds: timeoutSeconds + retrySeconds,
    maxReceiveCount: mostTries,
    deadLetters,
  },
  { name: deadLetters, fifo: false, visibilitySeconds: timeoutSeconds },
];

const Delivery = z.object({ arn: z.string(), body: z.string() });

/**
 * Puts each event on disk once for every subscription that wants it, and posts it to the subscription's endpoint as SNS does,
 * until the endpoint answers with a success. Source: Amazon SNS Developer Guide, "Parsing Amazon SNS message formats".
 */
export function eventDeliveries(queues: Queues, subscriptions: SubscriptionRegistry) {
  return {
    async publish({ message, attributes }: Published): Promise<void> {
      const body = JSON.stringify({
        Type: 'Notification',
        MessageId: randomUUID(),
        TopicArn: eventTopicArn,
        Message: message,
        Timestamp: new Date().toISOString(),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, Value]) => [name, { Type: 'String', Value }]),
        ),
      });
      for (const subscription of subscriptions.all()) {
        if (!isWanted(subscription, attributes)) continue;
        await queues.put(queueName, { body: JSON.stringify({ arn: subscription.arn, body }) });
      }
    },
    /** Starts to deliver. Returns a function that stops it. */
    start: () => queues.consume(queueName, { batchSize: 1, handler: deliver }),
  };

  async function deliver({ Records }: SQSEvent): Promise<void> {
    for (const record of Records) {
      const { arn, body } = Delivery.parse(JSON.parse(record.body));
      const subscription = subscriptions.find(arn);
      if (!subscription) continue;
      const answer = await fetch(subscription.endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'text/plain; charset=UTF-8',
          'x-amz-sns-message-type': 'Notification',
          'x-amz-sns-topic-arn': eventTopicArn,
          'x-amz-sns-subscription-arn': arn,
        },
        body,
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
      });
      if (!answer.ok) throw new Error(`The endpoint answered ${answer.status}`);
    }
  }
}
