import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { databaseConnection } from './databaseConnection.ts';
import { skipStream } from './skipStream.ts';
import { startStream } from './streamReader.ts';
import { startTestDatabase } from '#testing/testDatabase.ts';

test('every consumer starts after the loaded past, however many pages it has, and misses nothing new', async () => {
  const database = await startTestDatabase({
    TableName: 'past',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'text', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'text', KeyType: 'HASH' }],
  });
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  const folder = await mkdtemp(join(tmpdir(), 'pass-over-'));
  const { endpoint, streamArn } = database;
  const stream = { endpoint, streamArn, checkpointFile: join(folder, 'checkpoints.json') };
  const write = (text: string) =>
    client.send(new PutItemCommand({ TableName: database.tableName, Item: { text: { S: text } } }));
  try {
    await Promise.all(Array.from({ length: 250 }, (_, index) => write(`past ${index}`)));
    await skipStream({ ...stream, consumers: ['announce', 'queue', 'count'] });
    await write('new');

    const seen: string[] = [];
    const reader = startStream({
      ...stream,
      consumers: ['announce', 'queue', 'count'].map((name) => ({
        name,
        batchSize: 100,
        handler: async ({ Records }) => {
          for (const { dynamodb } of Records) seen.push(`${name}: ${dynamodb?.Keys?.['text']?.S}`);
        },
      })),
    });
    await reader.idle();
    await reader.stop();
    expect(seen.toSorted()).toEqual(['announce: new', 'count: new', 'queue: new']);
  } finally {
    client.destroy();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a stream without consumers is skipped without a read', async () => {
  const nowhere = { endpoint: 'http://127.0.0.1:9', streamArn: 'arn', checkpointFile: '/nowhere' };
  await expect(skipStream({ ...nowhere, consumers: [] })).resolves.toBeUndefined();
});
