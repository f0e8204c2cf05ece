import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mutant } from './Mutant.ts';
import { runBaseline, runMutant } from './runMutant.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const filesIn = (root: string) => ({
  'infra/vitest.config.ts': `export default ${JSON.stringify({
    test: { projects: [{ root, test: { name: 'unit', include: ['*.test.ts'] } }] },
  })};`,
  'number.ts': 'export const number = async () => 1;',
  'passes.test.ts': testOf('1'),
  'fails.test.ts': testOf('2'),
});

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'mutants-test-')));
  await mkdir(join(folder, 'infra'));
  await symlink(modules, join(folder, 'node_modules'));
  for (const [name, source] of Object.entries(filesIn(folder))) await writeFile(join(folder, name), source);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a test that fails without a change proves nothing, and a mutant that makes a test wait is caught only if its row says so', async () => {
  const baselineOf = await runBaseline(folder, ['passes.test.ts', 'fails.test.ts']);
  const wrong = mutant({ to: 'async () => 3;' });
  expect(await runMutant(folder, wrong, baselineOf(wrong.test))).toMatchObject({
    kind: 'caught',
    by: 'passes.test.ts: it is the number',
  });
  const failsAnyway = mutant({ to: 'async () => 3;', test: 'fails.test.ts' });
  expect(await runMutant(folder, failsAnyway, baselineOf(failsAnyway.test))).toEqual({
    kind: 'unusable',
    why: 'fails.test.ts does not pass without a change',
  });
  const waits = mutant({ to: 'async (): Promise<number> => new Promise(() => {});' });
  expect(await runMutant(folder, waits, { tookMs: 1 }, 1500)).toMatchObject({ kind: 'hung' });
  expect(await runMutant(folder, { ...waits, hangs: true }, { tookMs: 1 }, 100)).toMatchObject({
    kind: 'caught',
  });
  const same = mutant({ to: 'async () => 2 - 1;' });
  expect(await runMutant(folder, same, baselineOf(same.test))).toEqual({ kind: 'survived' });
});

function testOf(wanted: string): string {
  return `import { expect, test } from 'vitest';
import { number } from './number.ts';
test('it is the number', async () => expect(await number()).toBe(${wanted}));`;
}

function mutant(fields: Pick<Mutant, 'to'> & Partial<Mutant>): Mutant {
  return {
    breaks: 'the number',
    file: 'number.ts',
    from: 'async () => 1;',
    test: 'passes.test.ts',
    ...fields,
  };
}
