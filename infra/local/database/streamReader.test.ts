import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseConnection } from './databaseConnection.ts';
import type { LocalDatabase } from './localDatabase.ts';
import type { StreamConsumer } from './streamConsumer.ts';
import { startStream, type StreamReader } from './streamReader.ts';
import { startTestDatabase } from '#testing/testDatabase.ts';

let database: LocalDatabase;
let client: DynamoDBClient;
let place: string;
let checkpointFile: string;
let open: StreamReader[];

beforeEach(async () => {
  database = await startTestDatabase({
    TableName: `stream-${randomUUID()}`,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'text', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'text', KeyType: 'HASH' }],
  });
  client = new DynamoDBClient(databaseConnection(database.endpoint));
  place = mkdtempSync(join(tmpdir(), 'stream-reader-'));
  checkpointFile = join(place, 'checkpoints.json');
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((reader) => reader.stop()));
  client.destroy();
  await database.stop();
  rmSync(place, { recursive: true, force: true });
});

test('changes arrive in the order of their writes, including those from before the first start', async () => {
  const seen: unknown[] = [];
  await write('1', '2');
  const reader = start(consumer('announce', seen));
  await reader.idle();
  await write('3', '4', '5');
  await reader.idle();
  expect(seen).toEqual(['1', '2', '3', '4', '5']);
});

test('with nudges a chain of ten changes is handled before the first poll', async () => {
  const texts = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
  const arrivals = new Map(texts.map((text) => [text, signal()]));
  const handled: unknown[] = [];
  const announce: StreamConsumer = {
    name: 'announce',
    batchSize: 10,
    handler: async (event) => {
      handled.push(...textsOf(event));
      for (const record of event.Records) arrivals.get(textOf(record) ?? '')?.give();
    },
  };
  const reader = startAt({ pollMs: 24 * 60 * 60 * 1000 }, announce);
  await reader.idle();
  for (const text of texts) {
    await write(text);
    reader.nudge();
    await arrivals.get(text)?.given;
  }
  expect(handled).toEqual(texts);
});

test('without a nudge a change is still found', async () => {
  const arrived = signal<unknown>();
  const reader = start({
    name: 'announce',
    batchSize: 10,
    handler: async (event) => {
      arrived.give(textsOf(event));
    },
  });
  await reader.idle();
  await write('1');
  expect(await arrived.given).toEqual(['1']);
});

test('after a partial failure, records from the lowest failed one are delivered again, and none before it', async () => {
  const calls: unknown[][] = [];
  await write('1', '2', '3', '4');
  const reader = start({
    name: 'queue',
    batchSize: 1000,
    handler: async (event) => {
      calls.push(textsOf(event));
      if (calls.length !== 1) return { batchItemFailures: [] };
      const failed = event.Records.filter((record) => ['3', '2'].includes(textOf(record) ?? '')).toReversed();
      return {
        batchItemFailures: failed.map((record) => ({
          itemIdentifier: record.dynamodb?.SequenceNumber ?? '',
        })),
      };
    },
  });
  await reader.idle();
  expect(calls).toEqual([
    ['1', '2', '3', '4'],
    ['2', '3', '4'],
  ]);
});

test('a handler that throws gets its whole batch again', async () => {
  const calls: unknown[][] = [];
  await write('1', '2');
  const reader = start({
    name: 'queue',
    batchSize: 1000,
    handler: async (event) => {
      calls.push(textsOf(event));
      if (calls.length < 3) throw new Error('not now');
    },
  });
  await reader.idle();
  expect(calls).toEqual([
    ['1', '2'],
    ['1', '2'],
    ['1', '2'],
  ]);
});

test('a consumer that never succeeds does not hold up the other', async () => {
  const seen: unknown[] = [];
  await write('1', '2');
  const done = signal();
  start(
    { name: 'queue', batchSize: 5, handler: () => Promise.reject(new Error('never')) },
    {
      name: 'announce',
      batchSize: 5,
      handler: async (event) => {
        seen.push(...textsOf(event));
        if (seen.includes('2')) done.give();
      },
    },
  );
  await done.given;
  expect(seen).toEqual(['1', '2']);
});

test('only the bad record of a batch is given up', async () => {
  const seen: unknown[] = [];
  const givenUp: unknown[] = [];
  await write('1', 'poison', '3');
  const reader = start({
    name: 'queue',
    batchSize: 1000,
    handler: async (event) => {
      if (textsOf(event).includes('poison')) throw new Error('cannot read this');
      seen.push(...textsOf(event));
    },
    giveUp: { afterAttempts: 2, to: (event) => void givenUp.push(...textsOf(event)) },
  });
  await reader.idle();
  expect(seen).toEqual(['1', '3']);
  expect(givenUp).toEqual(['poison']);
});

test('after a restart each consumer continues at its checkpoint', async () => {
  const first: unknown[] = [];
  const reader = start(consumer('announce', first));
  await write('1', '2');
  await reader.idle();
  await reader.stop();

  await write('3');
  const announced: unknown[] = [];
  const queued: unknown[] = [];
  await start(consumer('announce', announced), consumer('queue', queued)).idle();
  expect(first).toEqual(['1', '2']);
  expect(announced).toEqual(['3']);
  expect(queued).toEqual(['1', '2', '3']);
});

test('a consumer gets only records that match its filter, is not called for others, and passes them for good', async () => {
  const calls: unknown[][] = [];
  const wanted: StreamConsumer = {
    name: 'queue',
    batchSize: 2,
    only: [{ dynamodb: { NewImage: { text: { S: [{ prefix: 'MSG' }] } } } }],
    handler: async (event) => {
      calls.push(textsOf(event));
    },
  };
  await write('MSG1', 'RATE_LIMIT', 'MID1', 'MID2', 'MSG2', 'MSG3', 'MID3');
  const reader = start(wanted);
  await reader.idle();
  await reader.stop();
  expect(calls.flat()).toEqual(['MSG1', 'MSG2', 'MSG3']);
  expect(calls.every((call) => call.length > 0)).toBe(true);

  await start({ ...wanted, only: [{}] }).idle();
  expect(calls.flat()).toEqual(['MSG1', 'MSG2', 'MSG3']);
});

test('records that were not handled before the stop are delivered after it', async () => {
  await write('1', '2');
  const failing = signal();
  const reader = start({
    name: 'queue',
    batchSize: 1000,
    handler: async (event) => {
      if (!textsOf(event).includes('2')) return undefined;
      failing.give();
      const failed = event.Records.find((record) => textOf(record) === '2');
      return { batchItemFailures: [{ itemIdentifier: failed?.dynamodb?.SequenceNumber ?? '' }] };
    },
  });
  await failing.given;
  await reader.stop();

  const seen: unknown[] = [];
  await start(consumer('queue', seen)).idle();
  expect(seen).toEqual(['2']);
});

test.each([
  ['is not readable', () => '{"streamArn"'],
  [
    'belongs to another stream',
    () => checkpoint('arn:aws:dynamodb:dynoxide:000000000000:table/old/stream/1', '1'),
  ],
  ['is beyond the end of the stream', () => checkpoint(database.streamArn, '99999999')],
  ['the database refuses to read from', () => checkpoint(database.streamArn, 'of another engine')],
])('after a checkpoint that %s every record is delivered again and none is skipped', async (_, content) => {
  writeFileSync(checkpointFile, content());
  await write('1', '2');
  const seen: unknown[] = [];
  await start(consumer('announce', seen)).idle();
  expect(seen).toEqual(['1', '2']);
});

test('consumers see the changes that their handlers wrote before the stream counts as idle', async () => {
  const seen: unknown[] = [];
  await write('question');
  const reader = start(consumer('announce', seen), {
    name: 'queue',
    batchSize: 10,
    handler: async (event) => {
      if (textsOf(event).includes('question')) await write('answer');
    },
  });
  await reader.idle();
  expect(seen).toEqual(['question', 'answer']);
});

const start = (...consumers: StreamConsumer[]) => startAt({}, ...consumers);

function startAt(polling: { readonly pollMs?: number }, ...consumers: StreamConsumer[]): StreamReader {
  const { endpoint, streamArn } = database;
  const reader = startStream({ endpoint, streamArn, checkpointFile, consumers, ...polling });
  open.push(reader);
  return reader;
}

function consumer(name: string, seen: unknown[]): StreamConsumer {
  return {
    name,
    batchSize: 2,
    handler: async (event) => {
      seen.push(...textsOf(event));
    },
  };
}

async function write(...texts: string[]): Promise<void> {
  for (const text of texts) {
    await client.send(new PutItemCommand({ TableName: database.tableName, Item: { text: { S: text } } }));
  }
}

function textsOf(event: DynamoDBStreamEvent): (string | undefined)[] {
  return event.Records.map(textOf);
}

function textOf(record: DynamoDBStreamEvent['Records'][number]): string | undefined {
  return record.dynamodb?.NewImage?.['text']?.S;
}

function checkpoint(streamArn: string, position: string): string {
  return JSON.stringify({
    streamArn,
    consumers: { announce: { [`shardId-00000001-${database.tableName}`]: position } },
  });
}

/** Creates a promise with its resolve function. */
function signal<Value = void>() {
  let give: (value: Value) => void = () => {};
  const given = new Promise<Value>((resolve) => {
    give = resolve;
  });
  return { give, given };
}
