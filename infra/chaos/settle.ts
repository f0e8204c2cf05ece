import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { topics } from '#functions/carrier/topics.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { deadLettersOfTopic, retriesOfTopic } from '../local/queues/localTopics.ts';
import { receiptsMs } from './causes.ts';
import type { Database } from './underChaos.ts';

type Settling = {
  readonly origin: string;
  readonly database: Database;
  /** When the last text arrived on a handset, in milliseconds since 1970. */
  readonly lastArrival: () => Promise<number>;
  readonly redriven: (letters: number) => void;
};

type QueueSummary = {
  readonly name: string;
  readonly waiting: number;
  readonly hidden: number;
};

/**
 * Dead letters of our own queues start a function. Those of topics wait for an operator, and retries wait for
 * a quarter of an hour.
 */
const redrivenByHand = new Set(
  Object.values(topics).flatMap(({ name }) => [retriesOfTopic(name), deadLettersOfTopic(name)]),
);
/**
 * A slow machine is not a fault: nothing is stuck while something still changes. A text that circulates
 * forever is stuck.
 */
const patienceMs = 30_000;
const longestMs = 900_000;

/**
 * Waits until nothing is on its way. Returns false when that does not happen. Redrives dead letters, as an
 * operator does.
 */
export async function settle({ origin, database, lastArrival, redriven }: Settling): Promise<boolean> {
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  const store = dynamoStore(database.tableName, client);
  const began = Date.now();
  let changedAt = began;
  let before = '';
  try {
    while (Date.now() - changedAt < patienceMs && Date.now() - began < longestMs) {
      const { quiet, seen } = await look();
      if (quiet) return true;
      if (seen !== before) changedAt = Date.now();
      before = seen;
      await pause(200);
    }
    return false;
  } finally {
    client.destroy();
  }

  async function look(): Promise<{ readonly quiet: boolean; readonly seen: string }> {
    const queues = await queuesAt(origin);
    for (const { name, waiting } of queues) {
      if (waiting === 0 || !redrivenByHand.has(name)) continue;
      await fetch(`${origin}/queues/${name}/redrive`, { method: 'POST' });
      redriven(waiting);
    }
    const inQueues = queues.reduce((sum, { waiting, hidden }) => sum + waiting + hidden, 0);
    const aYearOn = new Date(Date.now() + 366 * 24 * 3600 * 1000);
    const pages = await store.listDue(aYearOn);
    const due = pages.reduce(
      (sum, { messages, optOutRemovals }) => sum + messages.length + optOutRemovals.length,
      0,
    );
    const arrival = await lastArrival();
    return {
      quiet: inQueues + due === 0 && Date.now() - arrival > receiptsMs,
      seen: `${inQueues} ${due} ${arrival}`,
    };
  }
}

export async function queueLengthAt(origin: string, name: string): Promise<number> {
  const queue = (await queuesAt(origin)).find((each) => each.name === name);
  return queue ? queue.waiting + queue.hidden : 0;
}

async function queuesAt(origin: string): Promise<readonly QueueSummary[]> {
  return (await (await fetch(`${origin}/queues`)).json()) as readonly QueueSummary[];
}
