import { answerHelp } from '../commands/help.ts';
import { copySources } from './copySources.ts';
import type { Mutant } from './Mutant.ts';
import { proofMutants } from './proofMutants.ts';
import { receivingMutants } from './receivingMutants.ts';
import { runMutant, type Outcome } from './runMutant.ts';
import { sendingMutants } from './sendingMutants.ts';

/** Tests without a database or a server take a second. */
const quickTests = /^(?:shared\/domain|web|infra\/chaos)\//;

/** `npm run mutants`: breaks the code on purpose, one change at a time, and checks that a test notices. */
async function mutants(args: readonly string[]): Promise<void> {
  answerHelp('mutants');
  const isQuick = args.includes('--quick');
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  const chosen = [...sendingMutants, ...receivingMutants, ...proofMutants].filter(
    ({ breaks, file, test }) =>
      (breaks.includes(only) || file.includes(only)) && (!isQuick || quickTests.test(test)),
  );
  const copy = await copySources();
  const kinds: Outcome['kind'][] = [];
  try {
    for (const mutant of chosen) {
      const outcome = await runMutant(copy.folder, mutant);
      kinds.push(outcome.kind);
      console.log(sentenceOf(mutant, outcome));
    }
  } finally {
    await copy.remove();
  }
  const count = (wanted: Outcome['kind']) => kinds.filter((kind) => kind === wanted).length;
  console.log(
    `\n${kinds.length} mutants, caught ${count('caught')}, survived ${count('survived')}, unusable ${count('unusable')}, outdated ${count('outdated')}`,
  );
  // A quick run is part of every check, and a check must not fail because a line was rewritten.
  const excused = isQuick ? count('outdated') : 0;
  process.exit(kinds.length > 0 && count('caught') + excused === kinds.length ? 0 : 1);
}

function sentenceOf({ breaks, file }: Mutant, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'caught':
      return `caught in ${outcome.seconds.toFixed(1)} s: ${breaks} (${outcome.by})`;
    case 'survived':
      return `SURVIVED: ${breaks} (${file})`;
    case 'unusable':
      return `UNUSABLE: ${breaks} (${outcome.why})`;
    case 'outdated':
      return `OUTDATED: ${breaks} (its source is not in ${file} exactly once)`;
  }
}

mutants(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
