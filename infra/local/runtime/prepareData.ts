import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { StartError } from '../database/StartError.ts';
import { demoCompanies } from '../demo/demoCompanies.ts';
import { demoHandsets } from '../demo/demoHandsets.ts';
import { demosAt } from '../demo/demosAt.ts';
import { loadAutomation, loadCompany, loadDemo } from '../demo/loadDemo.ts';
import { localIssuer } from '../identity/localIssuer.ts';
import { readSeed, seedOf, writeSeed } from './seed.ts';

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
  const begun = (await readSeed(folder)) ?? seedOf(!empty, new Date());
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
    await writeSeed(folder, begun);
    const loading = { store, issuer: localIssuer };
    if (begun.demo) {
      print('Loading the demo data. This takes a few seconds and happens once:');
      for (const demo of demos) await loadDemo(loading, demo, (line) => print(`  ${line}`));
    } else for (const company of demoCompanies) await loadCompany(loading, company);
    await writeSeed(folder, { ...begun, complete: true });
  }
  // A data folder may be older than the automations.
  for (const company of demoCompanies) await loadAutomation(store, company);
  return { handsets: demoHandsets(demos), justLoaded: !begun.complete };
}

/** The demo's companies are never deleted, so one that is absent means another or an emptied database. */
async function hasLost(store: AdminStore): Promise<boolean> {
  const found = await Promise.all(demoCompanies.map(({ companyId }) => store.findCompany(companyId)));
  return found.some((company) => company === undefined);
}
