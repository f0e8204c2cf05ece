import type { DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { manifest, type FunctionSpec, type Trigger } from '#functions/manifest.ts';
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
  /** The table was just loaded with a past that no function has to act on. */
  readonly justLoaded: boolean;
  readonly minuteSeconds: number;
  readonly interceptor: Interceptor;
  readonly report: (sentence: string) => void;
};

/** How events come to their functions; `deliver` runs the function with what it is given. */
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

/** Nothing happens on it. */
export const passThrough: Interceptor = {
  queue: (_, event, deliver) => deliver(event),
  stream: (_, event, deliver) => deliver(event),
};

export type Connected = {
  /** The table has probably changed. */
  readonly nudge: () => void;
  /** Starts nothing new and waits for what runs. */
  readonly stop: () => Promise<void>;
};

/** How often notices that failed five times are put back on their queue. */
const retryMinutes = 15;

/** How long a received item is hidden from others, in seconds. */
export type Visibility = { readonly queue: number; readonly topic: number };

/** Of a queue it is longer than a delivery can take with its slot, its call and its writes. */
const defaultVisibility: Visibility = { queue: 60, topic: 30 };

/** Every queue that the manifest implies. */
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

/** The queue that starts a function, and how many of its items at a time; undefined for what no queue starts. */
export function feedOf(on: Trigger): { readonly queue: string; readonly batchSize: number } | undefined {
  if ('topic' in on) return { queue: queueOfTopic(on.topic.name), batchSize: 10 };
  if ('queue' in on) return { queue: on.queue.name, batchSize: 1 };
  if ('deadLettersOf' in on) return { queue: deadLettersOf(on.deadLettersOf), batchSize: 1 };
  return undefined;
}

/** Lets everything that is not asked for by a person start its function: topics, queues, the stream and the clock. */
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
      consumers.push({ name, batchSize: 100, only: on.only, handler });
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
  if (connecting.justLoaded)
    await skipStream({ ...streamSource, consumers: consumers.map(({ name }) => name) });
  const stream = startStream({ ...streamSource, consumers, report });

  return {
    nudge: stream.nudge,
    async stop() {
      await Promise.all(stops.map((stopOne) => stopOne()));
      await stream.stop();
    },
  };
}
