import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { equivalentMutants, type Survivor } from './equivalentMutants.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Code without input or output whose every branch is a promise. */
export const pureFiles = [
  'shared/domain/messageState.ts',
  'shared/domain/consent.ts',
  'shared/domain/segments.ts',
  'shared/domain/searchWords.ts',
  'shared/domain/missingForTexting.ts',
  'functions/carrier/carrierErrors.ts',
  'infra/chaos/compare.ts',
  'infra/chaos/causes.ts',
  'infra/chaos/refusals.ts',
  'infra/chaos/witness.ts',
  'infra/chaos/forwarding.ts',
] as const;

/**
 * Lets Stryker make every small change that it knows in the pure files, and prints those that no test notices.
 * Returns true when each of them is listed as equivalent, and nothing else is.
 */
export async function runStryker(only: string): Promise<boolean> {
  process.chdir(root);
  const files = pureFiles.filter((file) => file.includes(only));
  const results = await new Stryker({
    mutate: files,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'infra/mutants/vitest.config.ts' },
    // Otherwise Stryker rewrites the options of the type checker, and it fails on some of ours.
    tsconfigFile: 'none',
    ignorePatterns: ['.local', 'dist', 'web'],
    tempDirName: '.local/stryker',
    coverageAnalysis: 'perTest',
    concurrency: 2,
    reporters: ['progress-append-only'],
    cleanTempDir: 'always',
  }).runMutationTest();
  const survivors: Survivor[] = [];
  for (const { status, fileName, location, replacement = '' } of results) {
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const file = fileName.replace(root, '');
    survivors.push({ file, source: textAt(await readFile(fileName, 'utf8'), location), replacement });
  }
  const listed = equivalentMutants.filter(({ file }) => files.some((name) => name === file));
  const surprising = survivors.filter((survivor) => !listed.some((each) => isSame(each, survivor)));
  const outdated = listed.filter((each) => !survivors.some((survivor) => isSame(each, survivor)));
  for (const each of surprising) console.log(`SURVIVED: ${sentenceOf(each)}`);
  for (const each of outdated)
    console.log(`OUTDATED: ${sentenceOf(each)} is listed as equivalent and was noticed`);
  console.log(
    `\n${results.length} mutants in ${files.length} files, survived ${surprising.length}, equivalent ${survivors.length - surprising.length}, outdated ${outdated.length}`,
  );
  return results.length > 0 && surprising.length + outdated.length === 0;
}

type Position = { readonly line: number; readonly column: number };

/** Lines and columns count from 1. */
function textAt(
  source: string,
  { start, end }: { readonly start: Position; readonly end: Position },
): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
}

function isSame(one: Survivor, other: Survivor): boolean {
  return one.file === other.file && sentenceOf(one) === sentenceOf(other);
}

function sentenceOf({ file, source, replacement }: Survivor): string {
  return `${file}: ${oneLine(source)} -> ${oneLine(replacement)}`;
}

function oneLine(source: string): string {
  return source.replaceAll(/\s+/g, ' ');
}
