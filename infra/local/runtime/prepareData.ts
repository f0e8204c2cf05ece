import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { StartError } from '../database/StartError.ts';
import { demoCompanies } from '../demo/demoCompanies.ts';
import { demoHandsets } from '../demo/demoHandsets.ts';
import { demosAt } from '../demo/demosAt.ts';
import { loadAutomation, loadCompany, loadDemo } from '../demo/loadDemo.ts';
import { localIssuer } from '../identity/localIssuer.ts';

/** Increase it when stored names change, because a folder with the old names is refused and not read wrongly. */
const dataVersion = 2;

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

type Preparing = {
  readonly folder: string;
  readonly store: AdminStore;
  readonly empty: boolean;
  readonly print: (line: string) => void;
};

/**
 * Loads the companies into a new folder, with or without the demo's people and texts. Returns the handsets
 * and whether it loaded anything. Throws `StartError` when the database has lost what was loaded before, and when
 * another version of the product wrote the folder.
 */
export async function prepareData({ folder, store, empty, print }: Preparing) {
  const file = seedIn(folder);
  const begun = await readSeed(folder, !empty);
  if (begun.complete && (await hasLost(store))) {
    throw new StartError(
      `The database no longer has the companies and texts of the data folder "${folder}". A database in memory forgets them when it stops. npm start -- --fresh deletes the rest of the folder and starts with new data.`,
    );
  }
  if (begun.complete && begun.demo && empty) {
    print(
      'This data folder already has the demo data, so --empty has no effect. Add --fresh to start without it.',
    );
  }
  const demos = begun.demo ? demosAt(new Date(begun.asOf)) : [];
  if (!begun.complete) {
    await writeFile(file, JSON.stringify(begun));
    const loading = { store, issuer: localIssuer };
    if (begun.demo) {
      print('Loading the demo data. This takes a few seconds and happens once:');
      for (const demo of demos) await loadDemo(loading, demo, (line) => print(`  ${line}`));
    } else for (const company of demoCompanies) await loadCompany(loading, company);
    await writeFile(file, JSON.stringify({ ...begun, complete: true }));
  }
  // A data folder may be older than the automations.
  for (const company of demoCompanies) await loadAutomation(store, company);
  return { handsets: demoHandsets(demos), justLoaded: !begun.complete };
}

/** Returns what a folder's `seed.json` holds before its data are loaded. */
export function seedOf(demo: boolean, asOf: Date): z.infer<typeof Seed> {
  return { version: dataVersion, demo, asOf: asOf.toISOString(), complete: false };
}

const seedIn = (folder: string) => join(folder, 'seed.json');

/** Returns how the folder was begun, or the beginning of a new one. */
async function readSeed(folder: string, demo: boolean): Promise<z.infer<typeof Seed>> {
  const text = await readFile(seedIn(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return seedOf(demo, new Date());
  const seed = Seed.safeParse(parsed(text));
  if (seed.success) return seed.data;
  throw new StartError(
    `This version of Conversations cannot read the data folder "${folder}", because another version wrote it or its seed.json is damaged. npm start -- --fresh deletes it and starts with new data.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The demo's companies are never deleted, so one that is absent means another or an emptied database. */
async function hasLost(store: AdminStore): Promise<boolean> {
  const found = await Promise.all(demoCompanies.map(({ companyId }) => store.findCompany(companyId)));
  return found.some((company) => company === undefined);
}
