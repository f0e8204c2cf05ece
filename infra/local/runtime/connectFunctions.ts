import type { DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { changeRetries, manifest, type FunctionSpec, type Trigger } from '#functions/manifest.ts';
import { deadLettersOf } from '#functions/Queue.ts';
import type { LocalDatabase } from '../database/localDatabase.ts';
import type { StreamConsumer } from '../database/streamConsumer.ts';
import { skipStream } from '../database/skipStream.ts';
import { startStream } from '../database/streamReader.ts';
import type { QueueSpec } from '../queues/localQueue.ts';
import { queueOfTopic, queuesOfTopic, retriesOfTopic } from '../queues/localTopics.ts';
import type { Queues } from '../queues/openQueues.ts';
import { startSchedule } from '../queues/startSchedule.ts';
import type { LocalFunctions } from './loadFunctions.ts';

type Connecting = {
  readonly functions: LocalFunctions;
  readonly queues: Queues;
  readonly database: LocalDatabase;
  readonly checkpointFile: string;
  /** True when the table was just loaded with a past on which no function has to act. */
  readonly justLoaded: boolean;
  readonly minuteSeconds: number;
  readonly interceptor: Interceptor;
  readonly report: (sentence: string) => void;
};

/** Intercepts events on their way to functions. `deliver` runs the function with its argument. */
export type Interceptor = {
  readonly queue: (
    queueName: string,
    event: SQSEvent,
    deliver: (event: SQSEvent) => Promise<SQSBatchResponse | void>,
  ) => Promise<SQSBatchResponse | void>;
  readonly stream: (
    functionName: string,
    event: DynamoDBStreamEvent,
    deliver: (event: DynamoDBStreamEvent) => Promise<void>,
  ) => Promise<void>;
};

/** Passes every event on unchanged. */
export const passThrough: Interceptor = {
  queue: (_, event, deliver) => deliver(event),
  stream: (_, event, deliver) => deliver(event),
};

export type Connected = {
  /** Reads the stream at once, because the table has probably changed. */
  readonly nudge: () => void;
  /** Starts nothing new and waits for running functions. */
  readonly stop: () => Promise<void>;
};

/** The interval at which topic messages that failed five times go back to their queue. */
const retryMinutes = 15;

/** The visibility timeout in seconds. */
export type Visibility = { readonly queue: number; readonly topic: number };

/**
 * The outbound queue's timeout is longer than a delivery can take with its send slot, its call and its
 * writes.
 */
const defaultVisibility: Visibility = { queue: 60, topic: 30 };

/** Lists every queue that the manifest implies. */
export function queueSpecs(visibility = defaultVisibility): readonly QueueSpec[] {
  return Object.values<FunctionSpec>(manifest).flatMap(({ on }): readonly QueueSpec[] => {
    if ('topic' in on) return queuesOfTopic(on.topic.name, visibility.topic);
    if (!('queue' in on)) return [];
    const { name, fifo, receivesUntilDead } = on.queue;
    const visibilitySeconds = visibility.queue;
    const deadLetters = deadLettersOf(on.queue);
    return [
      { name, fifo, visibilitySeconds, maxReceiveCount: receivesUntilDead, deadLetters },
      { name: deadLetters, fifo, visibilitySeconds },
    ];
  });
}

/** Returns the queue that starts a function and its batch size. Undefined when no queue starts the function. */
export function feedOf(on: Trigger): { readonly queue: string; readonly batchSize: number } | undefined {
  if ('topic' in on) return { queue: queueOfTopic(on.topic.name), batchSize: 10 };
  if ('queue' in on) return { queue: on.queue.name, batchSize: 1 };
  if ('deadLettersOf' in on) return { queue: deadLettersOf(on.deadLettersOf), batchSize: 1 };
  return undefined;
}

/** Lists the functions that changes in the table start. */
export const streamConsumers: readonly string[] = Object.entries<FunctionSpec>(manifest).flatMap(
  ([name, { on }]) => ('stream' in on ? [name] : []),
);

/** Connects topics, queues, the stream and the schedule to their functions. */
export async function connectFunctions(connecting: Connecting): Promise<Connected> {
  const { functions, queues, database, checkpointFile, minuteSeconds, interceptor, report } = connecting;
  const stops: (() => Promise<void>)[] = [];
  const consumers: StreamConsumer[] = [];

  for (const { name, on } of functions.all) {
    const from = feedOf(on);
    if (from) {
      const { queue, batchSize } = from;
      const handler = (event: SQSEvent) =>
        interceptor.queue(queue, event, (given) => functions.invoke<SQSBatchResponse | void>(name, given));
      stops.push(queues.consume(queue, { batchSize, handler }));
    } else if ('stream' in on) {
      const handler = (event: DynamoDBStreamEvent) =>
        interceptor.stream(name, event, (given) => functions.invoke<void>(name, given));
      const to = () => report(`${name} could not handle a change in the table and set it aside.`);
      const giveUp = { afterAttempts: 1 + changeRetries, to };
      consumers.push({ name, batchSize: 100, only: on.only, handler, giveUp });
    } else if ('everyMinutes' in on) {
      const run = () => functions.invoke<void>(name, {});
      stops.push(startSchedule({ everySeconds: on.everyMinutes * minuteSeconds, run, report }));
    }
  }
  for (const { on } of functions.all) {
    if (!('topic' in on)) continue;
    const run = async () => void (await queues.redrive(retriesOfTopic(on.topic.name)));
    stops.push(startSchedule({ everySeconds: retryMinutes * minuteSeconds, run, report }));
  }
  const { endpoint, streamArn } = database;
  const streamSource = { endpoint, streamArn, checkpointFile };
  if (connecting.justLoaded) await skipStream({ ...streamSource, consumers: streamConsumers });
  const stream = startStream({ ...streamSource, consumers, report });

  return {
    nudge: stream.nudge,
    async stop() {
      await Promise.all(stops.map((stopOne) => stopOne()));
      await stream.stop();
    },
  };
}
