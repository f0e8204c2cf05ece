import { createTableInput } from '#shared/store/table.ts';
import { forgetDataFolder } from '../database/dataFolder.ts';
import { forgetExternalTable } from '../database/externalTable.ts';

/** The table of the local runtime. In a database that others use too, its name continues with the folder's. */
export const localTable = createTableInput('conversations');

/** Deletes everything in a data folder that no process uses, and its table in another database. Throws `StartError`. */
export function forgetData(dataFolder: string): Promise<void> {
  return forgetDataFolder(dataFolder, (folder) => forgetExternalTable(folder, localTable));
}
