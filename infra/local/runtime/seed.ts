import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parsedJson } from '#shared/domain/parsedJson.ts';
import { replaceJson } from '../database/replaceJson.ts';
import { StartError } from '../database/StartError.ts';

/** Increase it when stored names change, because a folder with the old names is refused and not read wrongly. */
export const dataVersion = 2;

/**
 * Records with which data this folder started and as of when, so that an interrupted load continues with the same
 * data.
 */
const Seed = z.object({
  version: z.literal(dataVersion),
  demo: z.boolean(),
  asOf: z.iso.datetime(),
  complete: z.boolean(),
});
export type Seed = z.infer<typeof Seed>;

const seedFileIn = (folder: string) => join(folder, 'seed.json');

/** Writes the file in one step, because commands read it at any time. */
export function writeSeed(folder: string, seed: Seed): Promise<void> {
  return replaceJson(seedFileIn(folder), seed);
}

/** Returns what a folder's `seed.json` holds before its data are loaded. */
export function seedOf(demo: boolean, asOf: Date): Seed {
  return { version: dataVersion, demo, asOf: asOf.toISOString(), complete: false };
}

/**
 * Returns how the data folder was begun, undefined for a new one. Throws `StartError` when another version of the product wrote it.
 * Every command reads it before it asks the product that runs on the folder.
 */
export async function readSeed(folder: string): Promise<Seed | undefined> {
  const text = await readFile(seedFileIn(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const seed = Seed.safeParse(parsedJson(text));
  if (seed.success) return seed.data;
  throw new StartError(
    `This version of Conversations cannot read the data folder "${folder}", because another version wrote it or its seed.json is damaged. npm start -- --fresh deletes it and starts with new data.`,
  );
}
