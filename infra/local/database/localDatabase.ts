import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { StartError } from './StartError.ts';
import type { DataFolder } from './dataFolder.ts';
import { ensureTable } from './ensureTable.ts';
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
 * The database of the local runtime, kept in a folder that this process owns, or the one that `DYNAMODB_ENDPOINT` names;
 * in both the table is there when this returns. `onExit` gets a sentence if the engine dies unasked. Throws `StartError`.
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
  if ('endpoint' in found) return openDatabase({ endpoint: found.endpoint, stop: async () => {} }, table);
  const { databaseFile } = folder;
  if (!pruneStreamRecords(databaseFile)) {
    await (await startEngine({ binary: found.binary, databaseFile })).stop();
    pruneStreamRecords(databaseFile);
  }
  return openDatabase(await startEngine({ binary: found.binary, databaseFile, onExit }), table);
}

/** Puts the table into a database that already answers; stops that database again if it cannot. */
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
      `The database at ${database.endpoint} did not give us the table "${tableName}": ${reason}`,
      {
        cause: error,
      },
    );
  }
}
