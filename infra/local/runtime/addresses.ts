import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { processStamp } from '../database/processStamp.ts';

const Addresses = z.object({
  /** Where a person opens the page; also the endpoints of the sign-in and of the handsets. */
  origin: z.url(),
  database: z.url(),
  tableName: z.string(),
  carrier: z.url(),
  queues: z.url(),
  live: z.url(),
});
export type Addresses = z.infer<typeof Addresses>;

const Published = z.extend(Addresses, { pid: z.number(), stamp: z.string() });

/** For programs beside the product: where its parts answer while this process runs. */
export async function publishAddresses(folder: string, addresses: Addresses): Promise<void> {
  const { pid } = process;
  const file = fileIn(folder);
  await writeFile(`${file}.new`, JSON.stringify({ ...addresses, pid, stamp: processStamp(pid) ?? '' }));
  await rename(`${file}.new`, file);
}

export function withdrawAddresses(folder: string): Promise<void> {
  return rm(fileIn(folder), { force: true });
}

/** Undefined when nothing runs on this data folder; what a killed run left behind does not count. */
export async function runningAddresses(folder: string): Promise<Addresses | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { pid, stamp, ...addresses } = Published.parse(JSON.parse(text));
  return (processStamp(pid) ?? '') === stamp && isAlive(pid) ? addresses : undefined;
}

/** Where the platform has no stamps, the process id alone must do. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function fileIn(folder: string): string {
  return join(folder, 'addresses.json');
}
