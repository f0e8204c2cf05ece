import { runningAddresses } from './addresses.ts';

/**
 * Returns the address of the running product: that of PORT if it is set, else the one recorded in the data
 * folder.
 */
export async function originOfRuntime(): Promise<string> {
  const port = Number(process.env['PORT'] ?? 0);
  if (port > 0) return `http://localhost:${port}`;
  const running = await runningAddresses(process.env['DATA_DIR'] || '.local');
  return running?.origin ?? 'http://localhost:4000';
}
