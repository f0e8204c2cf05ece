import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { TopicMessage, TopicMessageAnswer } from '../carrier/TopicMessage.ts';
import type { Topic } from '../carrier/topics.ts';
import type { Granted, Needs } from '../grants.ts';
import { deadLettersOf } from '../Queue.ts';
import { dependenciesFor, type Providers } from './dependencies.ts';
import { requiredQueueUrl } from './environment.ts';
import { factsOf, logger } from './logger.ts';
import { queueClient } from './providers.ts';

type TopicSpec<T extends Topic, Wanted extends Needs> = {
  readonly on: { readonly topic: T };
  readonly needs: Wanted;
};

/** The envelope in which SNS delivers a message to a queue. Source: SNS Developer Guide, "Amazon SNS message formats". */
const Envelope = z.looseObject({ Message: z.string(), Timestamp: z.iso.datetime() });

/** A queue keeps an item for 14 days. An item that has failed for longer than this becomes a dead letter for a person. */
const retriedForMs = 13 * 24 * 60 * 60 * 1000;

/**
 * Binds a use case to a topic's queue. A failed topic message is received again five times, and then every 15 minutes until it is
 * 13 days old. An unreadable or unowned one would fail every time, so it goes to the dead-letter queue at its first receive,
 * where an alarm alerts a person.
 */
export function topicEdge<T extends Topic, Wanted extends Needs>(
  spec: TopicSpec<T, Wanted>,
  useCase: (
    granted: Granted<Wanted>,
    message: TopicMessage<z.infer<T['payload']>>,
  ) => Promise<TopicMessageAnswer>,
  providers: Providers<Wanted>,
) {
  /** Handles one topic message. Returns true when it stays on the queue and is received again. */
  async function fails(record: SQSRecord): Promise<boolean> {
    const message = readMessage(record.body);
    if (!message) return !(await deadLetter(record, 'A topic message cannot be read'));
    try {
      const answer = await useCase(dependenciesFor<Wanted>(providers), message);
      return (
        answer === 'unowned' && !(await deadLetter(record, 'A topic message matches no company or message'))
      );
    } catch (error) {
      log(record, 'A topic message failed', error);
      const age = Date.now() - Date.parse(message.publishedAt);
      return age < retriedForMs || !(await deadLetter(record, 'A topic message has failed for 13 days'));
    }
  }

  function readMessage(body: string): TopicMessage<z.infer<T['payload']>> | undefined {
    try {
      const envelope = z.parse(Envelope, JSON.parse(body));
      const payload = z.parse(spec.on.topic.payload, JSON.parse(envelope.Message)) as z.infer<T['payload']>;
      return { payload, publishedAt: new Date(envelope.Timestamp).toISOString() };
    } catch {
      return undefined;
    }
  }

  /** Moves a topic message to the dead-letter queue. Returns false when that failed. */
  async function deadLetter(record: SQSRecord, why: string): Promise<boolean> {
    log(record, why);
    try {
      const QueueUrl = requiredQueueUrl(deadLettersOf(spec.on.topic));
      await queueClient().send(new SendMessageCommand({ QueueUrl, MessageBody: record.body }));
      return true;
    } catch (error) {
      log(record, 'A topic message could not be moved to the dead-letter queue', error);
      return false;
    }
  }

  function log({ messageId: item }: SQSRecord, what: string, error?: unknown): void {
    logger.error(what, { topic: spec.on.topic.name, item, ...(error !== undefined && factsOf(error)) });
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
