import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { processStamp } from '../database/processStamp.ts';
import { replaceJson } from '../database/replaceJson.ts';
import { readSeed } from './seed.ts';

const Addresses = z.object({
  /** The address of the page, and of the sign-in's and handsets' endpoints. */
  origin: z.url(),
  database: z.url(),
  tableName: z.string(),
  carrier: z.url(),
  queues: z.url(),
  live: z.url(),
  eventTopic: z.url(),
});
export type Addresses = z.infer<typeof Addresses>;

const Published = z.extend(Addresses, { pid: z.number(), stamp: z.string() });

/** Publishes the addresses of the running product for other programs. */
export async function publishAddresses(folder: string, addresses: Addresses): Promise<void> {
  const { pid } = process;
  await replaceJson(fileIn(folder), { ...addresses, pid, stamp: processStamp(pid) ?? '' });
}

export function withdrawAddresses(folder: string): Promise<void> {
  return rm(fileIn(folder), { force: true });
}

/**
 * Returns undefined when no product runs on this data folder. Addresses that a killed run left behind do not
 * count. Throws `StartError` for the folder of another version.
 */
export async function runningAddresses(folder: string): Promise<Addresses | undefined> {
  await readSeed(folder);
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { pid, stamp, ...addresses } = Published.parse(JSON.parse(text));
  return (processStamp(pid) ?? '') === stamp && isAlive(pid) ? addresses : undefined;
}

/** On platforms without process stamps, the process id alone must do. */
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
