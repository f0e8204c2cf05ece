import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chaosTest } from './chaosMutants.ts';

/** The result of a test file, as vitest reports it. Times are in milliseconds since 1970. */
type TestedFile = {
  readonly name: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime: number;
  /** Says why the file could not run. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
};

type Limits = {
  /** The longest time of the whole run, in milliseconds. */
  readonly runMs: number;
  /** The longest time of one test, in milliseconds. By default that of the test's file. */
  readonly testMs?: number;
  /** True to end with the first failure. */
  readonly bail: boolean;
};

/** Runs test files of the copy in `folder`. Returns the result of each, or `hung` when they did not end in time. */
export async function runTests(
  folder: string,
  tests: readonly string[],
  { runMs, testMs, bail }: Limits,
): Promise<readonly TestedFile[] | 'hung'> {
  const report = join(folder, 'mutant.json');
  await rm(report, { force: true });
  const isUnit = (test: string) => test !== chaosTest;
  const hung = await vitest(folder, runMs, [
    'run',
    '--config=infra/vitest.config.ts',
    ...(tests.some(isUnit) ? ['--project=unit'] : []),
    ...(tests.every(isUnit) ? [] : ['--project=scenarios']),
    '--reporter=json',
    `--outputFile=${report}`,
    ...(bail ? ['--bail=1'] : []),
    ...(testMs === undefined ? [] : [`--testTimeout=${testMs}`, `--hookTimeout=${testMs}`]),
    ...tests,
  ]);
  if (hung) return 'hung';
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    readonly testResults: readonly TestedFile[];
  };
  return testResults.map((file) => ({ ...file, name: file.name.slice(folder.length + 1) }));
}

/** Runs vitest in its own process group, so that a worker in an endless loop ends with it. Returns true when it did not end. */
async function vitest(folder: string, longestMs: number, args: readonly string[]): Promise<boolean> {
  const bin = join(folder, 'node_modules', '.bin', 'vitest');
  const running = spawn(bin, args, { cwd: folder, stdio: 'ignore', detached: true });
  let isHung = false;
  const impatience = setTimeout(() => {
    isHung = true;
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
  }, longestMs);
  await once(running, 'exit');
  clearTimeout(impatience);
  return isHung;
}
