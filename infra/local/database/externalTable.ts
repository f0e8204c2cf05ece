import {
  type CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { StartError } from './StartError.ts';
import { databaseConnection, isOnThisMachine } from './databaseConnection.ts';
import type { DataFolder } from './dataFolder.ts';
import { findEngine } from './findEngine.ts';

/**
 * Names the table of a data folder in a database that other folders and tests use too. The name follows from the
 * folder's path, so a copy of a folder never writes into the table of its original.
 */
export function externalTable(
  { path }: Pick<DataFolder, 'path'>,
  table: CreateTableCommandInput,
): CreateTableCommandInput {
  const suffix = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return { ...table, TableName: `${table.TableName}-${suffix}` };
}

/**
 * Deletes the folder's table from the database at `DYNAMODB_ENDPOINT`, if that is set. Throws `StartError` when the
 * database is on another machine, where a table may be the only copy of its data.
 */
export async function forgetExternalTable(folder: DataFolder, table: CreateTableCommandInput): Promise<void> {
  const found = findEngine();
  if (!('endpoint' in found)) return;
  const { endpoint } = found;
  const { TableName: tableName = '' } = externalTable(folder, table);
  if (!isOnThisMachine(endpoint)) {
    throw new StartError(
      `--fresh does not delete the table "${tableName}" at ${endpoint}, because that database is not on this machine: delete the table there, then delete the folder "${folder.path}".`,
    );
  }
  try {
    await deleteTable(endpoint, tableName);
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StartError(`The database at ${endpoint} could not delete the table "${tableName}": ${reason}`, {
      cause: error,
    });
  }
}

/** Deletes a table with everything in it, if it exists. */
export async function deleteTable(endpoint: string, tableName: string): Promise<void> {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  try {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    await waitUntilTableNotExists(
      { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 },
      { TableName: tableName },
    );
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  } finally {
    client.destroy();
  }
}
