import { answerHelp } from '../commands/help.ts';
import { allMutants } from './allMutants.ts';
import { chaosTest } from './chaosMutants.ts';
import { copySources } from './copySources.ts';
import type { Mutant } from './Mutant.ts';
import { outdatedFiles, runBaseline, runMutant, type Outcome } from './runMutant.ts';
import { runStryker } from './runStryker.ts';

/** Tests without a database or a server take a second, so `--quick` runs every row that names one. */
const quickTests = /^(?:shared\/domain|web|infra\/chaos)\//;

/** `npm run mutants`: breaks the code on purpose, one change at a time, and checks that a test notices. */
async function mutants(args: readonly string[]): Promise<void> {
  answerHelp('mutants');
  const isQuick = args.includes('--quick');
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  if (args.includes('--stryker')) process.exit((await runStryker(only)) ? 0 : 1);
  const copy = await copySources();
  const outdated = new Set<Mutant>();
  const kinds: Outcome['kind'][] = [];
  const beganAt = Date.now();
  try {
    // All rows are compared with their sources first, because a row that no longer applies proves nothing.
    for (const mutant of allMutants) {
      const files = await outdatedFiles(copy.folder, mutant);
      if (files.length > 0) outdated.add(mutant);
      for (const file of files)
        console.log(
          `OUTDATED: ${mutant.breaks} (${file} is missing or does not have its source exactly once)`,
        );
    }
    const chosen = allMutants.filter((each) => isChosen(each, only, isQuick) && !outdated.has(each));
    const tests = [...new Set(chosen.map(({ test }) => test))];
    const baselineOf = await runBaseline(copy.folder, tests);
    console.log(`${tests.length} test files ran without a change in ${secondsSince(beganAt)} s`);
    for (const mutant of chosen) {
      const outcome = await runMutant(copy.folder, mutant, baselineOf(mutant.test));
      kinds.push(outcome.kind);
      console.log(sentenceOf(mutant, outcome));
    }
  } finally {
    await copy.remove();
  }
  const count = (wanted: Outcome['kind']) => kinds.filter((kind) => kind === wanted).length;
  const minutes = ((Date.now() - beganAt) / 60_000).toFixed(1);
  console.log(
    `\n${kinds.length} mutants in ${minutes} minutes, caught ${count('caught')}, survived ${count('survived')}, hung ${count('hung')}, unusable ${count('unusable')}, outdated ${outdated.size}`,
  );
  process.exit(kinds.length > 0 && outdated.size === 0 && count('caught') === kinds.length ? 0 : 1);
}

function isChosen({ breaks, file, test, isQuick, hangs }: Mutant, only: string, onlyQuick: boolean): boolean {
  const isQuickRow = isQuick || (quickTests.test(test) && test !== chaosTest && !hangs);
  return (breaks.includes(only) || file.includes(only)) && (!onlyQuick || isQuickRow);
}

function secondsSince(time: number): string {
  return ((Date.now() - time) / 1000).toFixed(1);
}

function sentenceOf({ breaks, file }: Mutant, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'caught':
      return `caught in ${outcome.seconds.toFixed(1)} s: ${breaks} (${outcome.by})`;
    case 'survived':
      return `SURVIVED: ${breaks} (${file})`;
    case 'hung':
      return `HUNG: ${breaks} (${outcome.by})`;
    case 'unusable':
      return `UNUSABLE: ${breaks} (${outcome.why})`;
  }
}

mutants(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
