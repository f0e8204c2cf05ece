import { runningAddresses } from './addresses.ts';
import { dataFolderOf } from './dataFolderOf.ts';

/**
 * Returns the address of the running product: that of PORT if it is set, else the one recorded in the data
 * folder. Throws `StartError` for the folder of another version.
 */
export async function originOfRuntime(): Promise<string> {
  const port = Number(process.env['PORT'] ?? 0);
  if (port > 0) return `http://localhost:${port}`;
  const running = await runningAddresses(dataFolderOf(process.env));
  return running?.origin ?? 'http://localhost:4000';
}
