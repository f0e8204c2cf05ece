import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Granted, Needs } from '../grants.ts';
import { deadLettersOf, type Queue } from '../Queue.ts';
import { counted } from './counted.ts';
import { dependenciesFor, type Makers } from './dependencies.ts';
import { requiredQueueUrl } from './environment.ts';
import { factsOf, logger } from './logger.ts';

type QueueSpec<Q extends Queue, Wanted extends Needs> = {
  readonly on: { readonly queue: Q } | { readonly deadLettersOf: Q };
  readonly needs: Wanted;
};

/** Done with the item, or: it must come back, not before so many seconds from now. */
export type QueueAnswer = 'done' | { readonly giveBackSeconds: number };

/** Binds a use case to a queue, or to its dead letters, one item at a time; an item that failed, or was given back, stays there. */
export function queueEdge<Q extends Queue, Wanted extends Needs>(
  spec: QueueSpec<Q, Wanted>,
  useCase: (granted: Granted<Wanted>, asked: z.infer<Q['payload']>) => Promise<QueueAnswer>,
  makers: Makers<Wanted>,
) {
  let client: SQSClient | undefined;
  const { name, payload } = startedBy(spec);

  async function stays(record: SQSRecord): Promise<boolean> {
    let companyId: unknown;
    try {
      const asked = z.parse(payload, JSON.parse(record.body)) as z.infer<Q['payload']>;
      companyId = (asked as { readonly companyId?: string }).companyId;
      const granted = dependenciesFor<Wanted>(makers);
      const answer = await counted(granted, () => useCase(granted, asked));
      if (answer === 'done') return false;
      await giveBack(record, answer.giveBackSeconds);
    } catch (error) {
      logger.error('A queued item failed', {
        queue: name,
        item: record.messageId,
        companyId,
        ...factsOf(error),
      });
    }
    return true;
  }

  async function giveBack(record: SQSRecord, giveBackSeconds: number): Promise<void> {
    client ??= new SQSClient({});
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: requiredQueueUrl(name),
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: Math.ceil(giveBackSeconds),
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

function startedBy({ on }: QueueSpec<Queue, Needs>): Pick<Queue, 'name' | 'payload'> {
  if ('queue' in on) return on.queue;
  return { name: deadLettersOf(on.deadLettersOf), payload: on.deadLettersOf.payload };
}
