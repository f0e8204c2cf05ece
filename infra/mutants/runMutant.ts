import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edit, Mutant } from './Mutant.ts';
import { runTests } from './runTests.ts';

export type Outcome =
  | { readonly kind: 'caught'; readonly seconds: number; readonly by: string }
  | { readonly kind: 'survived' }
  /** A test did not end in time, and the row does not say that it hangs. */
  | { readonly kind: 'hung'; readonly by: string }
  /** A test file cannot run, so the change is not a small one, or it fails without the change. */
  | { readonly kind: 'unusable'; readonly why: string };

/** How long a test file took without a change, in milliseconds, or why it proves nothing. */
export type Baseline = { readonly tookMs: number } | { readonly why: string };

const longestBaselineMs = 900_000;
/** A test that takes this many times as long as without a change does not end. */
const patience = 5;

/** Returns the files of the mutant that are missing or do not have its source exactly once. */
export async function outdatedFiles(folder: string, mutant: Mutant): Promise<readonly string[]> {
  const edits = editsOf(mutant);
  const sources = await Promise.all(
    edits.map(({ file }) => readFile(join(folder, file), 'utf8').catch(() => '')),
  );
  const isTestThere = await stat(join(folder, mutant.test)).catch(() => undefined);
  return [
    ...edits.filter(({ from }, index) => sources[index]?.split(from).length !== 2).map(({ file }) => file),
    ...(isTestThere ? [] : [mutant.test]),
  ];
}

/** Runs test files once without a change, because a test that fails anyway would seem to catch every mutant. */
export async function runBaseline(
  folder: string,
  tests: readonly string[],
): Promise<(test: string) => Baseline> {
  // Without a name, vitest would run every test.
  const limits = { runMs: longestBaselineMs, bail: false };
  const files = tests.length === 0 ? [] : await runTests(folder, tests, limits);
  return (test) => {
    if (files === 'hung') return { why: 'the tests do not end without a change' };
    const file = files.find(({ name }) => name === test);
    const isPassed =
      file?.status === 'passed' && file.assertionResults.some(({ status }) => status === 'passed');
    if (!isPassed) return { why: `${test} does not pass without a change` };
    return { tookMs: file.endTime - file.startTime };
  };
}

/** Applies a mutant to the copy in `folder`, runs its test file, and restores the sources. A test has at least `leastMs`. */
export async function runMutant(
  folder: string,
  mutant: Mutant,
  baseline: Baseline,
  leastMs = 30_000,
): Promise<Outcome> {
  if ('why' in baseline) return { kind: 'unusable', why: baseline.why };
  const edits = editsOf(mutant);
  const sources = new Map<string, string>();
  const startedAt = performance.now();
  try {
    for (const { file, from, to } of edits) {
      const source = await readFile(join(folder, file), 'utf8');
      if (!sources.has(file)) sources.set(file, source);
      await writeFile(
        join(folder, file),
        source.replace(from, () => to),
      );
    }
    const failure = await firstFailure(
      folder,
      mutant.test,
      Math.max(leastMs, Math.ceil(baseline.tookMs * patience)),
    );
    if (failure === undefined) return { kind: 'survived' };
    if ('why' in failure) return { kind: 'unusable', why: failure.why };
    const { by, isHung } = failure;
    if (isHung && !mutant.hangs) return { kind: 'hung', by };
    return { kind: 'caught', seconds: (performance.now() - startedAt) / 1000, by };
  } finally {
    for (const [file, source] of sources) await writeFile(join(folder, file), source);
  }
}

function editsOf({ file, from, to, also = [] }: Mutant): readonly Edit[] {
  return [{ file, from, to }, ...also];
}

/** Runs a test file until a test fails or does not end. Returns undefined when all pass. */
async function firstFailure(
  folder: string,
  test: string,
  testMs: number,
): Promise<{ readonly by: string; readonly isHung: boolean } | { readonly why: string } | undefined> {
  const files = await runTests(folder, [test], { runMs: 2 * testMs, testMs, bail: true });
  if (files === 'hung') return { by: `${test}: it does not end`, isHung: true };
  for (const { name, message, assertionResults } of files) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed) return { by: `${name}: ${failed.fullName}`, isHung: isTimeout(failed.failureMessages) };
    if (message !== '') return { why: `${name}: ${message}` };
  }
  if (files.length > 0 && files.every(({ status }) => status === 'passed')) return undefined;
  return { why: `${test} failed without a failed test` };
}

/** Vitest reports a test or hook that did not end in time under the name of its own trace. */
function isTimeout(failureMessages: readonly string[]): boolean {
  return failureMessages.some((message) => message.startsWith('Error: STACK_TRACE_ERROR'));
}
