import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { StartError } from './StartError.ts';
import type { DataFolder } from './dataFolder.ts';
import { ensureTable } from './ensureTable.ts';
import { externalTable } from './externalTable.ts';
import { findEngine } from './findEngine.ts';
import { startEngine } from './startEngine.ts';
import { pruneStreamRecords } from './pruneStreamRecords.ts';

export type LocalDatabase = {
  readonly endpoint: string;
  readonly tableName: string;
  readonly streamArn: string;
  readonly stop: () => Promise<void>;
};

/**
 * Opens the database of the local runtime, in a folder that this process owns or as that folder's table at
 * `DYNAMODB_ENDPOINT`, and makes sure that the table exists. Calls `onExit` with a sentence if the engine ends unexpectedly. Throws
 * `StartError`.
 */
export async function startDatabase({
  folder,
  table,
  onExit,
}: {
  readonly folder: DataFolder;
  readonly table: CreateTableCommandInput;
  readonly onExit?: (sentence: string) => void;
}): Promise<LocalDatabase> {
  const found = findEngine();
  if ('endpoint' in found) {
    return openDatabase({ endpoint: found.endpoint, stop: async () => {} }, externalTable(folder, table));
  }
  const { databaseFile } = folder;
  if (!pruneStreamRecords(databaseFile)) {
    await (await startEngine({ binary: found.binary, databaseFile })).stop();
    pruneStreamRecords(databaseFile);
  }
  return openDatabase(await startEngine({ binary: found.binary, databaseFile, onExit }), table);
}

/** Creates the table in a running database. Stops the database if that fails. */
export async function openDatabase(
  database: { readonly endpoint: string; readonly stop: () => Promise<void> },
  table: CreateTableCommandInput,
): Promise<LocalDatabase> {
  const tableName = table.TableName;
  if (tableName === undefined) throw new Error('the table has no name');
  try {
    const { streamArn } = await ensureTable(database.endpoint, table);
    return { endpoint: database.endpoint, tableName, streamArn, stop: database.stop };
  } catch (error) {
    await database.stop();
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StartError(
      `The database at ${database.endpoint} could not provide the table "${tableName}": ${reason}`,
      {
        cause: error,
      },
    );
  }
}
