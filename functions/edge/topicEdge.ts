import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Notice } from '../carrier/Notice.ts';
import type { Topic } from '../carrier/topics.ts';
import type { Granted, Needs } from '../grants.ts';
import { dependenciesFor, type Makers } from './dependencies.ts';
import { factsOf, logger } from './logger.ts';

type TopicSpec<T extends Topic, Wanted extends Needs> = {
  readonly on: { readonly topic: T };
  readonly needs: Wanted;
};

/** How SNS wraps a message for a queue. Source: SNS Developer Guide, "Amazon SNS message formats". */
const Envelope = z.looseObject({ Message: z.string(), Timestamp: z.iso.datetime() });

/** Binds a use case to a topic's queue. What cannot be read or done comes back, and ends in the dead-letter queue. */
export function topicEdge<T extends Topic, Wanted extends Needs>(
  spec: TopicSpec<T, Wanted>,
  useCase: (granted: Granted<Wanted>, notice: Notice<z.infer<T['payload']>>) => Promise<void>,
  makers: Makers<Wanted>,
) {
  async function fails(record: SQSRecord): Promise<boolean> {
    try {
      const envelope = z.parse(Envelope, JSON.parse(record.body));
      const payload = z.parse(spec.on.topic.payload, JSON.parse(envelope.Message)) as z.infer<T['payload']>;
      const publishedAt = new Date(envelope.Timestamp).toISOString();
      await useCase(dependenciesFor<Wanted>(makers), { payload, publishedAt });
      return false;
    } catch (error) {
      logger.error('A notice failed', {
        topic: spec.on.topic.name,
        item: record.messageId,
        ...factsOf(error),
      });
      return true;
    }
  }

  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await Promise.all(
      event.Records.map(async (record) => ({
        itemIdentifier: record.messageId,
        failed: await fails(record),
      })),
    );
    return {
      batchItemFailures: outcomes
        .filter(({ failed }) => failed)
        .map(({ itemIdentifier }) => ({ itemIdentifier })),
    };
  };
}
