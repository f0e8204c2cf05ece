import { type CreateTableCommandInput, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import sqlite from 'node-sqlite3-wasm';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseConnection } from './databaseConnection.ts';
import { type DataFolder, openDataFolder } from './dataFolder.ts';
import { enginesOn } from './enginesOn.ts';
import { type LocalDatabase, startDatabase } from './localDatabase.ts';
import { startStream } from './streamReader.ts';
import { pruneStreamRecords } from './pruneStreamRecords.ts';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';

const table: CreateTableCommandInput = {
  TableName: 'messages',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
};

let folder: DataFolder;

beforeEach(async () => {
  folder = await openDataFolder(mkdtempSync(join(tmpdir(), 'stream-records-')));
});
afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

describe.runIf(onEmbeddedEngine)('stream records of the embedded engine', () => {
  test('older than a day are deleted at the next start, younger ones stay', async () => {
    await run((database) => put(database, 4));
    const all = sequenceNumbers();
    inFile(
      `UPDATE _stream_records SET created_at = strftime('%s', 'now') - 86400 - 60 WHERE id IN (${oldestTwo})`,
    );
    pruneStreamRecords(folder.databaseFile);
    expect(sequenceNumbers()).toEqual(all.slice(2));
  });

  test('get numbers above every checkpoint even after all older ones expired', async () => {
    await run((database) => put(database, 4));
    const highest = sequenceNumbers().at(-1);
    pruneStreamRecords(folder.databaseFile, new Date(Date.now() + 3 * 24 * 60 * 60 * 1000));
    await run((database) => put(database, 1));
    const [kept, added] = sequenceNumbers();
    expect(kept).toBe(highest);
    expect(Number(added)).toBeGreaterThan(Number(highest));
  });

  test('that are left all reach a consumer whose last record was deleted', async () => {
    await run((database) => put(database, 4));
    const all = await run(readStream);
    inFile(`DELETE FROM _stream_records WHERE id IN (${oldestTwo})`);
    const rest = await run((database) => {
      const consumers = { announce: { 'shardId-00000001-messages': all[0] } };
      writeFileSync(folder.checkpointFile, JSON.stringify({ streamArn: database.streamArn, consumers }));
      return readStream(database);
    });
    expect(rest).toEqual(all.slice(2));
  });

  // Only Linux counts the processor time of another process finely enough.
  test.runIf(process.platform === 'linux')('do not slow down writes, however many they are', async () => {
    const few = await run(cpuMsOfWrites);
    inFile(`
      WITH RECURSIVE number (n) AS (SELECT 1000 UNION ALL SELECT n + 1 FROM number WHERE n < 201000)
      INSERT INTO _stream_records (table_name, event_name, keys_json, new_image, sequence_number, shard_id, created_at)
        SELECT 'messages', 'INSERT', '{"pk":{"S":"x"}}', '{"pk":{"S":"x"}}', CAST(n AS TEXT),
          'shardId-00000001-messages', strftime('%s', 'now') FROM number`);
    const many = await run(cpuMsOfWrites);
    // Without the indexes the factor is above forty.
    expect(many).toBeLessThan(15 * few);
  });
});

const oldestTwo = 'SELECT id FROM _stream_records ORDER BY id LIMIT 2';

/** Returns the sequence numbers of the records after the checkpoint. */
async function readStream({ endpoint, streamArn }: LocalDatabase): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const handler = async (event: DynamoDBStreamEvent) => {
    seen.push(...event.Records.map((record) => record.dynamodb?.SequenceNumber));
  };
  const { checkpointFile } = folder;
  const consumers = [{ name: 'announce', batchSize: 10, handler }];
  const reader = startStream({ endpoint, streamArn, checkpointFile, consumers });
  await reader.idle();
  await reader.stop();
  return seen;
}

async function run<Answer>(act: (database: LocalDatabase) => Promise<Answer>): Promise<Answer> {
  const database = await startDatabase({ folder, table });
  try {
    return await act(database);
  } finally {
    await database.stop();
  }
}

async function put(database: LocalDatabase, count: number): Promise<void> {
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  for (let n = 0; n < count; n++) {
    await client.send(
      new PutItemCommand({ TableName: database.tableName, Item: { pk: { S: `item ${n}` } } }),
    );
  }
  client.destroy();
}

/**
 * Returns the engine's processor time for 300 writes in milliseconds. Other programs on the machine do not change it much, as they
 * change real time.
 */
async function cpuMsOfWrites(database: LocalDatabase): Promise<number> {
  const [engine] = enginesOn(folder.databaseFile);
  if (engine === undefined) throw new Error('The engine does not run');
  await put(database, 10);
  const before = cpuMsOf(engine);
  await put(database, 300);
  return cpuMsOf(engine) - before;
}

/** Reads the processor time that a process has used, in milliseconds. See proc(5): the fields follow the last bracket. */
function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
}

function sequenceNumbers(): unknown[] {
  return inFile('SELECT sequence_number FROM _stream_records ORDER BY id').map(
    (row) => row['sequence_number'],
  );
}

/** Works only while the engine is stopped. */
function inFile(sql: string) {
  const database = new sqlite.Database(folder.databaseFile);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    return database.all(sql);
  } finally {
    database.close();
  }
}
