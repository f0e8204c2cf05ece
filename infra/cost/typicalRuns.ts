import { percentile } from '../bench/figures.ts';
import type { Request } from './assumptions.ts';
import type { Run } from './Run.ts';

/** A container counts the requests of a caller with every 20th one, so 20 rounds have one such write. */
const warmUp = 20;
const rounds = 20;

/**
 * Repeats the runs of a path and returns each with the median of its processor time and the mean of its requests and units. The
 * runs must be the same every time.
 */
export async function typicalRuns(walk: () => Promise<readonly Run[]>): Promise<readonly Run[]> {
  const walks: (readonly Run[])[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const runs = await walk();
    if (round >= warmUp) walks.push(runs);
  }
  const last = walks.at(-1) ?? [];
  const names = (runs: readonly Run[]) => runs.map(({ name }) => name).join(', ');
  const other = walks.find((runs) => names(runs) !== names(last));
  if (other) throw new Error(`The same text took two paths: ${names(last)}, but also ${names(other)}`);
  return last.map((run, index) => {
    const measured = walks.map((runs) => runs[index] ?? run);
    const mean = (valueOf: (one: Run) => number) =>
      measured.reduce((sum, one) => sum + valueOf(one), 0) / measured.length;
    const asked = new Set(measured.flatMap(({ requests }) => Object.keys(requests) as Request[]));
    return {
      ...run,
      processorMs: percentile(
        measured.map(({ processorMs }) => processorMs),
        50,
      ),
      readUnits: mean(({ readUnits }) => readUnits),
      writeUnits: mean(({ writeUnits }) => writeUnits),
      requests: Object.fromEntries(
        [...asked].map((name) => [name, mean(({ requests }) => requests[name] ?? 0)]),
      ),
    };
  });
}
