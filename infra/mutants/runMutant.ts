import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chaosTest } from './chaosMutants.ts';
import type { Edit, Mutant } from './Mutant.ts';

export type Outcome =
  | { readonly kind: 'caught'; readonly seconds: number; readonly by: string }
  | { readonly kind: 'survived' }
  /** A test file cannot run, so the change is not a small one. */
  | { readonly kind: 'unusable'; readonly why: string };

/** For a mutant that makes its test hang. */
const patienceMs = 30_000;
/** A chaos run waits until nothing changes any more, and a broken product changes nothing for half a minute. */
const chaosPatienceMs = 600_000;

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

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

/** Applies a mutant to the copy in `folder`, runs its test file, and restores the sources. */
export async function runMutant(folder: string, mutant: Mutant): Promise<Outcome> {
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
    const failure = await firstFailure(folder, mutant.test);
    if (failure === undefined) return { kind: 'survived' };
    if ('why' in failure) return { kind: 'unusable', why: failure.why };
    return { kind: 'caught', seconds: (performance.now() - startedAt) / 1000, by: failure.by };
  } finally {
    for (const [file, source] of sources) await writeFile(join(folder, file), source);
  }
}

function editsOf({ file, from, to, also = [] }: Mutant): readonly Edit[] {
  return [{ file, from, to }, ...also];
}

/** Runs a test file until a test fails. Returns undefined when all pass. */
async function firstFailure(
  folder: string,
  test: string,
): Promise<{ readonly by: string } | { readonly why: string } | undefined> {
  const report = join(folder, 'mutant.json');
  await rm(report, { force: true });
  const isChaos = test === chaosTest;
  const limits = `--bail=1 --testTimeout=${patienceMs} --hookTimeout=${patienceMs}`.split(' ');
  const result = await vitest(folder, isChaos ? chaosPatienceMs : 2 * patienceMs, [
    'run',
    '--config=infra/vitest.config.ts',
    `--project=${isChaos ? 'scenarios' : 'parts'}`,
    '--reporter=json',
    `--outputFile=${report}`,
    ...limits,
    test,
  ]);
  if (result === 'passed') return undefined;
  if (result === 'hung') return { by: `${test}: it does not end` };
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed) return { by: `${name.slice(folder.length + 1)}: ${failed.fullName}` };
    if (message !== '') return { why: `${name.slice(folder.length + 1)}: ${message}` };
  }
  return { why: `${test} failed without a failed test` };
}

/** Runs vitest in its own process group, so that a worker in an endless loop ends with it. */
async function vitest(
  folder: string,
  longestMs: number,
  args: readonly string[],
): Promise<'passed' | 'failed' | 'hung'> {
  const bin = join(folder, 'node_modules', '.bin', 'vitest');
  const running = spawn(bin, args, { cwd: folder, stdio: 'ignore', detached: true });
  let isHung = false;
  const impatience = setTimeout(() => {
    isHung = true;
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
  }, longestMs);
  const [code] = (await once(running, 'exit')) as [number | null];
  clearTimeout(impatience);
  if (isHung) return 'hung';
  return code === 0 ? 'passed' : 'failed';
}
