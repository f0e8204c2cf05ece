import { DynamoDBClient, GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTableInput } from '#shared/store/table.ts';
import { StartError } from './StartError.ts';
import { databaseConnection } from './databaseConnection.ts';
import { forgetDataFolder, openDataFolder } from './dataFolder.ts';
import { forgetExternalTable } from './externalTable.ts';
import { startDatabase } from './localDatabase.ts';
import { startTestDatabase } from '#testing/testDatabase.ts';

const table = createTableInput('conversations');
const text = { pk: { S: 'text' }, sk: { S: 'text' } };

let client: DynamoDBClient;
let endpoint: string;
let stop: () => Promise<void>;
let folders: readonly [string, string];

beforeAll(async () => {
  const server = await startTestDatabase(table);
  ({ endpoint, stop } = server);
  process.env['DYNAMODB_ENDPOINT'] = endpoint;
  client = new DynamoDBClient(databaseConnection(endpoint));
});
afterAll(async () => {
  client.destroy();
  await stop();
});
beforeEach(() => {
  folders = [newFolder(), newFolder()];
});
afterEach(async () => {
  process.env['DYNAMODB_ENDPOINT'] = endpoint;
  for (const folder of folders) {
    await fresh(folder);
    rmSync(folder, { recursive: true });
  }
});

test('two data folders on one database have a table each, and the same one after a restart', async () => {
  const [one, other] = folders;
  const first = await start(one);
  await client.send(new PutItemCommand({ TableName: first.tableName, Item: text }));
  expect(await isStored((await start(other)).tableName)).toBe(false);
  expect(await isStored((await start(one)).tableName)).toBe(true);
});

test("--fresh deletes the folder's own table, and no other", async () => {
  const [one, other] = folders;
  const mine = await start(one);
  const theirs = await start(other);
  await client.send(new PutItemCommand({ TableName: theirs.tableName, Item: text }));
  await fresh(one);
  expect(await tables()).not.toContain(mine.tableName);
  expect(await isStored(theirs.tableName)).toBe(true);
});

test('--fresh is refused, and deletes nothing, on a database that is not on this machine', async () => {
  const [one] = folders;
  const { tableName } = await start(one);
  process.env['DYNAMODB_ENDPOINT'] = 'https://dynamodb.us-east-1.amazonaws.com';
  const refusal = await fresh(one).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartError);
  expect(String(refusal)).toContain(tableName);
  expect(await tables()).toContain(tableName);
});

test('--fresh on a database that does not answer is refused with a sentence', async () => {
  const [one] = folders;
  process.env['DYNAMODB_ENDPOINT'] = 'http://127.0.0.1:9';
  await expect(fresh(one)).rejects.toThrow(/database at http:\/\/127.0.0.1:9 could not delete the table/);
});

test('each test file has a table of its own, which is deleted at its end', async () => {
  const [first, second] = await Promise.all([startTestDatabase(table), startTestDatabase(table)]);
  expect(first.tableName).not.toBe(second.tableName);
  await Promise.all([first.stop(), second.stop()]);
  expect(await tables()).not.toContain(first.tableName);
});

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'external-table-'));
}

async function start(path: string) {
  const folder = await openDataFolder(path);
  try {
    return await startDatabase({ folder, table });
  } finally {
    await folder.close();
  }
}

function fresh(path: string): Promise<void> {
  return forgetDataFolder(path, (folder) => forgetExternalTable(folder, table));
}

async function tables(): Promise<readonly string[]> {
  return (await client.send(new ListTablesCommand({}))).TableNames ?? [];
}

async function isStored(tableName: string): Promise<boolean> {
  return (await client.send(new GetItemCommand({ TableName: tableName, Key: text }))).Item !== undefined;
}
