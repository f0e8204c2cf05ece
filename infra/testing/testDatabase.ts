import {
  DynamoDBClient,
  UpdateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { deleteTable } from '../local/database/externalTable.ts';
import { findEngine } from '../local/database/findEngine.ts';
import { type LocalDatabase, openDatabase } from '../local/database/localDatabase.ts';
import { startEngine } from '../local/database/startEngine.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { openDatabase as openStoreDatabase } from '#shared/store/database.ts';
import { createTableInput } from '#shared/store/table.ts';

export type TestDatabase = Awaited<ReturnType<typeof openTestDatabase>>;

/**
 * False when tests run on the database at `DYNAMODB_ENDPOINT`. Tests of the embedded engine's file and processes, and
 * tests that count units, run on the embedded engine only.
 */
export const onEmbeddedEngine = !process.env['DYNAMODB_ENDPOINT'];

/**
 * Opens an empty database in memory, which `stop()` deletes. A test file opens one, and its tests use
 * different company ids. With `DYNAMODB_ENDPOINT` set, it is a table of its own in that database.
 */
export async function startTestDatabase(table: CreateTableCommandInput): Promise<LocalDatabase> {
  const found = findEngine();
  if (!('endpoint' in found)) return openDatabase(await startEngine({ binary: found.binary }), table);
  const { endpoint } = found;
  const tableName = `test-${randomUUID()}`;
  const stop = () => deleteTable(endpoint, tableName);
  return openDatabase({ endpoint, stop }, { ...table, TableName: tableName });
}

/**
 * Opens an empty database with the table of the product, and a client for it. The stream is off unless a test reads it, because
 * the embedded engine scans all stream records with each write.
 */
export async function openTestDatabase({ stream = false }: { readonly stream?: boolean } = {}) {
  const opened = await startTestDatabase(createTableInput('conversations'));
  const client = new DynamoDBClient(databaseConnection(opened.endpoint));
  if (!stream && onEmbeddedEngine) {
    const off = { StreamEnabled: false };
    await client.send(new UpdateTableCommand({ TableName: opened.tableName, StreamSpecification: off }));
  }
  return {
    ...opened,
    client,
    /** Creates a second client, which the test destroys. */
    anotherClient: (config: DynamoDBClientConfig) =>
      new DynamoDBClient({ ...databaseConnection(opened.endpoint), ...config }),
    database: openStoreDatabase(opened.tableName, client),
    async stop() {
      client.destroy();
      await opened.stop();
    },
  };
}
