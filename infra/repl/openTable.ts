import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { join } from 'node:path';
import { OnboardingError } from '../company/OnboardingError.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { openDataFolder } from '../local/database/dataFolder.ts';
import { startDatabase } from '../local/database/localDatabase.ts';
import { runningAddresses } from '../local/runtime/addresses.ts';
import { localTable } from '../local/runtime/forgetData.ts';
import { readSeed } from '../local/runtime/seed.ts';

export type OpenTable = {
  /** The place for use in a sentence. */
  readonly place: string;
  readonly tableName: string;
  readonly client: DynamoDBClient;
  /** Absent for a stage, because the lines may name people of a company that is not ours. */
  readonly historyFile?: string;
  readonly close: () => Promise<void>;
};

/**
 * Opens the table of a data folder: that of the product that runs on it, else the database in the folder, which then belongs to this
 * process until `close`. Throws `OnboardingError` for a folder without data, and `StartError`.
 */
export async function openLocalTable(dataFolder: string): Promise<OpenTable> {
  const running = await runningAddresses(dataFolder);
  const historyFile = join(dataFolder, 'repl-history');
  if (running) {
    const client = new DynamoDBClient({
      ...databaseConnection(running.database),
      // The product restarts at another address when a source changes.
      endpoint: async () => ({
        url: new URL((await runningAddresses(dataFolder))?.database ?? running.database),
      }),
    });
    return {
      place: `the product that runs on "${dataFolder}"`,
      tableName: running.tableName,
      client,
      historyFile,
      close: async () => client.destroy(),
    };
  }
  if (!(await readSeed(dataFolder))) {
    throw new OnboardingError(
      `The folder "${dataFolder}" has no data yet: create it with npm start, or set DATA_DIR to another one.`,
    );
  }
  const folder = await openDataFolder(dataFolder);
  const database = await startDatabase({ folder, table: localTable }).catch(async (error: unknown) => {
    await folder.close();
    throw error;
  });
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  return {
    place: `the data of the stopped product in "${dataFolder}"`,
    tableName: database.tableName,
    client,
    historyFile,
    async close() {
      client.destroy();
      await database.stop();
      await folder.close();
    },
  };
}

/** Opens the table of a deployed stage with the credentials of this terminal. Throws `OnboardingError`. */
export async function openStageTable(stage: string): Promise<OpenTable> {
  const { stageDeployment } = await import('../company/stageDeployment.ts');
  const { name, table, close } = await stageDeployment(stage);
  return { place: name, tableName: table.name, client: table.client, close: async () => close() };
}
