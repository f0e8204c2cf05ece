import { afterAll, beforeAll, expect, test } from 'vitest';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { meter, type Metered } from '../cost/meter.ts';
import type { Size } from './companyItems.ts';
import { companyOperations, type Operations } from './companyOperations.ts';
import { milliseconds, percentile, printTable } from './figures.ts';
import { keptCompanies, type KeptCompanies } from './keptCompanies.ts';
import { loadedFunctions } from './loadedFunctions.ts';

const small: Size = { contacts: 1_000, messages: 10_000 };
const large: Size = {
  contacts: Number(process.env['SCALE_CONTACTS'] ?? 200_000),
  messages: Number(process.env['SCALE_MESSAGES'] ?? 2_000_000),
};
const warmUp = 10;
const rounds = 60;
const twoHours = 7_200_000;

let kept: KeptCompanies;
let sides: readonly Operations[];
beforeAll(async () => {
  if (!onEmbeddedEngine) return;
  kept = await keptCompanies([small, large]);
  const functions = await loadedFunctions(kept.database);
  sides = await Promise.all(
    kept.companies.map((company) => companyOperations(functions, kept.database.tableName, company)),
  );
}, twoHours);
afterAll(() => kept?.close());

test.runIf(onEmbeddedEngine)(
  'every list, thread, search and send of a large company is as fast as in a small one',
  { timeout: twoHours },
  async () => {
    const heads = [small, large].map(({ contacts }) => `${contacts.toLocaleString('en-US')} contacts`);
    const rows = [['what', ...heads, 'ratio (budget 1.2)', 'read and write units of both']];
    for (const name of Object.keys(sides[0] ?? {})) {
      const [one, other] = await compare(sides.map((side) => side[name] ?? (async () => {})));
      if (!one || !other) throw new Error('The bench compares two companies');
      const units = one.units === other.units ? one.units : `${one.units}; ${other.units}`;
      const ratio = (other.milliseconds / one.milliseconds).toFixed(2);
      // A run that is stopped has shown what it measured.
      console.log(`${name}: ${ratio} times, units ${units}`);
      rows.push([name, milliseconds(one.milliseconds), milliseconds(other.milliseconds), ratio, units]);
    }
    printTable(`Server time in companies of two sizes, medians of ${rounds} alternating rounds`, rows);
    expect(rows.length).toBeGreaterThan(1);
  },
);

/** Runs the same operation of both companies in turn, so that a slow moment of the machine affects both. */
async function compare(runs: readonly Operations[string][]) {
  const measured = runs.map((run) => ({ run, times: [] as number[], metered: [] as Metered[] }));
  for (let turn = 0; turn < warmUp + rounds; turn += 1) {
    for (const { run, times, metered } of measured) {
      if (turn < warmUp) {
        metered.push(await meter(() => run(turn)));
        continue;
      }
      const from = performance.now();
      await run(turn);
      times.push(performance.now() - from);
    }
  }
  return measured.map(({ times, metered }) => ({
    milliseconds: percentile(times, 50),
    units: (['readUnits', 'writeUnits'] as const)
      .map((kind) =>
        percentile(
          metered.map((each) => each[kind]),
          50,
        ),
      )
      .join(' + '),
  }));
}
