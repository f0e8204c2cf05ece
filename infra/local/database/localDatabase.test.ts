import {
  type CreateTableCommandInput,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseConnection } from './databaseConnection.ts';
import { type DataFolder, openDataFolder } from './dataFolder.ts';
import { findEngine } from './findEngine.ts';
import { startDatabase } from './localDatabase.ts';
import { startEngine } from './startEngine.ts';
import { onEmbeddedEngine, startTestDatabase } from '#testing/testDatabase.ts';

const table: CreateTableCommandInput = {
  TableName: 'messages',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
};
const item = { pk: { S: 'greeting' }, role: { S: 'client' } };

let folder: DataFolder;

beforeEach(async () => {
  folder = await openDataFolder(mkdtempSync(join(tmpdir(), 'local-database-')));
});
afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

describe.runIf(onEmbeddedEngine)('the database in the data folder, on the embedded engine', () => {
  test('keeps its items and its stream over a restart', async () => {
    const first = await startDatabase({ folder, table });
    await send(first.endpoint, (client) =>
      client.send(new PutItemCommand({ TableName: 'messages', Item: item })),
    );
    await first.stop();

    const second = await startDatabase({ folder, table });
    const found = await send(second.endpoint, (client) =>
      client.send(new GetItemCommand({ TableName: 'messages', Key: { pk: item.pk } })),
    );
    await second.stop();
    expect(found.Item).toEqual(item);
    expect(second.streamArn).toBe(first.streamArn);
  });

  test('gets an index that newer source declares, filled with the existing items', async () => {
    const first = await startDatabase({ folder, table });
    await send(first.endpoint, (client) =>
      client.send(new PutItemCommand({ TableName: 'messages', Item: item })),
    );
    await first.stop();

    const second = await startDatabase({
      folder,
      table: {
        ...table,
        AttributeDefinitions: [
          ...(table.AttributeDefinitions ?? []),
          { AttributeName: 'role', AttributeType: 'S' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'byRole',
            KeySchema: [{ AttributeName: 'role', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      },
    });
    const found = await send(second.endpoint, (client) =>
      client.send(
        new QueryCommand({
          TableName: 'messages',
          IndexName: 'byRole',
          KeyConditionExpression: '#role = :role',
          ExpressionAttributeNames: { '#role': 'role' },
          ExpressionAttributeValues: { ':role': item.role },
        }),
      ),
    );
    await second.stop();
    expect(found.Items).toEqual([item]);
  });

  test('reports when its engine ends unexpectedly, and only then', async () => {
    const engine = findEngine();
    if (!('binary' in engine)) throw new Error('no engine here');
    const quiet: string[] = [];
    await (await startEngine({ ...engine, onExit: (sentence) => quiet.push(sentence) })).stop();

    const message = await new Promise<string>((resolve, reject) => {
      startEngine({ ...engine, onExit: resolve }).then(({ pid }) => process.kill(pid, 'SIGKILL'), reject);
    });
    expect(message).toContain('SIGKILL');
    expect(quiet).toEqual([]);
  });
});

test('databases of different tests are independent', async () => {
  const [one, other] = await Promise.all([startTestDatabase(table), startTestDatabase(table)]);
  await send(one.endpoint, (client) =>
    client.send(new PutItemCommand({ TableName: one.tableName, Item: item })),
  );
  const found = await send(other.endpoint, (client) =>
    client.send(new GetItemCommand({ TableName: other.tableName, Key: { pk: item.pk } })),
  );
  await Promise.all([one.stop(), other.stop()]);
  expect(found.Item).toBeUndefined();
});

async function send<Answer>(
  endpoint: string,
  ask: (client: DynamoDBClient) => Promise<Answer>,
): Promise<Answer> {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  try {
    return await ask(client);
  } finally {
    client.destroy();
  }
}
