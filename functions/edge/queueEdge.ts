import { ChangeMessageVisibilityCommand } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Granted, Needs } from '../grants.ts';
import { deadLettersOf, type Queue } from '../Queue.ts';
import { counted } from './counted.ts';
import { dependenciesFor, type Providers } from './dependencies.ts';
import { requiredQueueUrl } from './environment.ts';
import { factsOf, logger } from './logger.ts';
import { queueClient } from './providers.ts';

type QueueSpec<Q extends Queue, Wanted extends Needs> = {
  readonly on: { readonly queue: Q } | { readonly deadLettersOf: Q };
  readonly needs: Wanted;
};

/**
 * `done`: remove the item. `unknown`: it refers to a missing record, so log and remove it. `giveBackSeconds`: return it to the
 * queue and receive it again after at least this many seconds.
 */
export type QueueAnswer = 'done' | 'unknown' | { readonly giveBackSeconds: number };

/**
 * Binds a use case to a queue or its dead-letter queue, one item at a time. An item that failed or was given back stays on the
 * queue. An item that is unreadable or refers to a missing record is logged and removed, because it would block the items behind
 * it; the sweep queues everything that matters again from the table.
 */
export function queueEdge<Q extends Queue, Wanted extends Needs>(
  spec: QueueSpec<Q, Wanted>,
  useCase: (granted: Granted<Wanted>, asked: z.infer<Q['payload']>) => Promise<QueueAnswer>,
  providers: Providers<Wanted>,
) {
  const { name, payload } = startedBy(spec);

  async function stays(record: SQSRecord): Promise<boolean> {
    const asked = readItem(record.body);
    const { companyId, messageId } = asked ?? {};
    const about = { queue: name, item: record.messageId, companyId, messageId };
    if (!asked) {
      logger.error('A queued item cannot be read', about);
      return false;
    }
    try {
      const granted = dependenciesFor<Wanted>(providers);
      const answer = await counted(granted, () => useCase(granted, asked));
      if (answer === 'unknown') logger.error('A queued item refers to a missing record', about);
      if (typeof answer === 'string') return false;
      await giveBack(record, answer.giveBackSeconds);
    } catch (error) {
      logger.error('A queued item failed', { ...about, ...factsOf(error) });
      // If the queue refuses this as well, its visibility timeout returns the item.
      await giveBack(record, secondsAfterFailure(record)).catch(() => {});
    }
    return true;
  }

  type Item = z.infer<Q['payload']> & { readonly companyId?: string; readonly messageId?: string };

  function readItem(body: string): Item | undefined {
    try {
      return z.parse(payload, JSON.parse(body)) as Item;
    } catch {
      return undefined;
    }
  }

  async function giveBack(record: SQSRecord, giveBackSeconds: number): Promise<void> {
    await queueClient().send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: requiredQueueUrl(name),
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: Math.ceil(Math.max(giveBackSeconds, fewestSeconds(record))),
      }),
    );
  }

  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures = [];
    for (const record of event.Records) {
      if (await stays(record)) batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

/**
 * Returns the shortest delay before an item is received again: none for its first 200 receives, then two minutes. An item is
 * received at most 1,000 times, so it outlasts the day after which a text is given up by age.
 */
function fewestSeconds({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount) > 200 ? 120 : 0;
}

/** Returns the delay before a failed item is received again: 2 seconds, doubled with each receive, at most a minute. */
function secondsAfterFailure({ attributes }: SQSRecord): number {
  return Math.min(60, 2 ** Number(attributes.ApproximateReceiveCount));
}

function startedBy({ on }: QueueSpec<Queue, Needs>): Pick<Queue, 'name' | 'payload'> {
  if ('queue' in on) return on.queue;
  return { name: deadLettersOf(on.deadLettersOf), payload: on.deadLettersOf.payload };
}
