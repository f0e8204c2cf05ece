import { percentile } from '../bench/figures.ts';
import type { Run } from './Run.ts';

const warmUp = 15;
const rounds = 25;

/**
 * Repeats the runs of a path and returns each with the median of its processor time. The runs must be the
 * same every time.
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
  return last.map((run, index) => ({
    ...run,
    processorMs: percentile(
      walks.map((runs) => runs[index]?.processorMs ?? 0),
      50,
    ),
  }));
}
