import type { SQSEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { QueueSpec } from '../queues/localQueue.ts';
import type { Queues } from '../queues/openQueues.ts';
import { eventTopicArn } from './eventTopicArn.ts';
import type { Published } from './snsEndpoint.ts';
import { isWanted, type Subscription } from './Subscription.ts';
import type { SubscriptionRegistry } from './subscriptionRegistry.ts';

const queueName = 'event-deliveries';
const timeoutSeconds = 4;
const longestPauseSeconds = 60;
/** Programs that do not answer in time hold as many calls, and must not keep events from the others. */
const concurrency = 100;

/** The queue of deliveries to subscribers. It has no dead letters: an event waits as long as its subscription lasts. */
export const deliveryQueues: readonly QueueSpec[] = [
  { name: queueName, fifo: false, visibilitySeconds: timeoutSeconds + 1 },
];

/** Returns the pause after this many failed calls in seconds: 1, 2, 4 and so on, up to a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(longestPauseSeconds, 2 ** (failures - 1));
}

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
    start: () => queues.consume(queueName, { batchSize: 1, concurrency, handler: deliver }),
  };

  async function deliver({ Records }: SQSEvent): Promise<void> {
    for (const record of Records) {
      const { arn, body } = Delivery.parse(JSON.parse(record.body));
      const subscription = subscriptions.find(arn);
      if (!subscription) continue;
      try {
        await post(subscription, body);
      } catch (error) {
        const pause = pauseAfter(Number(record.attributes.ApproximateReceiveCount));
        queues.find(queueName)?.changeVisibility(record.receiptHandle, pause, Date.now());
        throw error;
      }
    }
  }
}

async function post({ arn, endpoint }: Subscription, body: string): Promise<void> {
  const answer = await fetch(endpoint, {
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
