import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutant } from './Mutant.ts';

export type Outcome =
  | { readonly kind: 'caught'; readonly seconds: number; readonly by: string }
  | { readonly kind: 'survived' }
  /** A test file cannot run, so the change is not a small one. */
  | { readonly kind: 'unusable'; readonly why: string }
  /** The source of the mutant is not in its file exactly once. */
  | { readonly kind: 'outdated' };

/** For a mutant that makes its test hang. */
const patienceMs = 30_000;

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/**
 * Applies a mutant to the copy in `folder`, runs its test file, and restores the source.
 */
export async function runMutant(folder: string, { file, from, to, test }: Mutant): Promise<Outcome> {
  const path = join(folder, file);
  const source = await readFile(path, 'utf8');
  if (source.split(from).length !== 2) return { kind: 'outdated' };
  await writeFile(
    path,
    source.replace(from, () => to),
  );
  const startedAt = performance.now();
  try {
    const failure = await firstFailure(folder, test);
    if (failure === undefined) return { kind: 'survived' };
    if ('why' in failure) return { kind: 'unusable', why: failure.why };
    return { kind: 'caught', seconds: (performance.now() - startedAt) / 1000, by: failure.by };
  } finally {
    await writeFile(path, source);
  }
}

/** Runs a test file until a test fails. Returns undefined when all pass. */
async function firstFailure(
  folder: string,
  test: string,
): Promise<{ readonly by: string } | { readonly why: string } | undefined> {
  const report = join(folder, 'mutant.json');
  await rm(report, { force: true });
  const limits = `--bail=1 --testTimeout=${patienceMs} --hookTimeout=${patienceMs}`.split(' ');
  const result = await vitest(folder, [
    'run',
    '--config=infra/vitest.config.ts',
    '--project=parts',
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
async function vitest(folder: string, args: readonly string[]): Promise<'passed' | 'failed' | 'hung'> {
  const bin = join(folder, 'node_modules', '.bin', 'vitest');
  const running = spawn(bin, args, { cwd: folder, stdio: 'ignore', detached: true });
  let isHung = false;
  const impatience = setTimeout(() => {
    isHung = true;
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
  }, 2 * patienceMs);
  const [code] = (await once(running, 'exit')) as [number | null];
  clearTimeout(impatience);
  if (isHung) return 'hung';
  return code === 0 ? 'passed' : 'failed';
}
