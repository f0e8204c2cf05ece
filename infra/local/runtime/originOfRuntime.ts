import { runningAddresses } from './addresses.ts';

/** For programs beside the product: PORT if it is set, else where the runtime on the data folder says that it serves. */
export async function originOfRuntime(): Promise<string> {
  const port = Number(process.env['PORT'] ?? 0);
  if (port > 0) return `http://localhost:${port}`;
  const running = await runningAddresses(process.env['DATA_DIR'] || '.local');
  return running?.origin ?? 'http://localhost:4000';
}
