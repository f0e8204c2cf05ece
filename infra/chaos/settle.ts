import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { topics } from '#functions/carrier/topics.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { deadLettersOfTopic } from '../local/queues/localTopics.ts';

type Settling = {
  readonly origin: string;
  readonly databaseEndpoint: string;
  /** When the last text has arrived on a handset, in milliseconds since 1970. */
  readonly lastArrival: () => Promise<number>;
  readonly redriven: (letters: number) => void;
};

type QueueSummary = {
  readonly name: string;
  readonly waiting: number;
  readonly hidden: number;
};

/** Dead letters of our own queues start a function; those of topics wait for an operator. */
const redrivenByHand = new Set(Object.values(topics).map(({ name }) => deadLettersOfTopic(name)));
const patienceMs = 60_000;
/** After a text's arrival its last receipt, late or not, has come and is written down. */
const receiptsMs = 2000;

/** Waits until nothing is on its way any more; answers false when that does not come about. Dead letters are put back, as an operator does. */
export async function settle({
  origin,
  databaseEndpoint,
  lastArrival,
  redriven,
}: Settling): Promise<boolean> {
  const client = new DynamoDBClient(databaseConnection(databaseEndpoint));
  const store = dynamoStore('conversations', client);
  const until = Date.now() + patienceMs;
  try {
    while (Date.now() < until) {
      if (await isQuiet()) return true;
      await pause(200);
    }
    return false;
  } finally {
    client.destroy();
  }

  async function isQuiet(): Promise<boolean> {
    const queues = await queuesAt(origin);
    const letters = queues.filter(({ name, waiting }) => redrivenByHand.has(name) && waiting > 0);
    for (const { name, waiting } of letters) {
      await fetch(`${origin}/queues/${name}/redrive`, { method: 'POST' });
      redriven(waiting);
    }
    if (queues.some(({ waiting, hidden }) => waiting + hidden > 0)) return false;
    const aYearOn = new Date(Date.now() + 366 * 24 * 3600 * 1000);
    const { messages, releases } = await store.listDue(aYearOn, 1);
    if (messages.length + releases.length > 0) return false;
    return Date.now() - (await lastArrival()) > receiptsMs;
  }
}

export async function lineLengthAt(origin: string, name: string): Promise<number> {
  const queue = (await queuesAt(origin)).find((each) => each.name === name);
  return queue ? queue.waiting + queue.hidden : 0;
}

async function queuesAt(origin: string): Promise<readonly QueueSummary[]> {
  return (await (await fetch(`${origin}/queues`)).json()) as readonly QueueSummary[];
}
