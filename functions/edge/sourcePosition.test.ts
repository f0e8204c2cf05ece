import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOf } from './logger.ts';
import { withSourcePosition } from './sourcePosition.ts';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-position-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the stack of an error in a minified bundle leads to the line of its source', async () => {
  const source = join(folder, 'fails.ts');
  await writeFile(
    source,
    'type Nothing = undefined;\n\nexport function fail(): Nothing {\n  throw new Error("x");\n}\n',
  );
  const outfile = join(folder, 'index.mjs');
  const shared = { bundle: true, minify: true, format: 'esm', logLevel: 'silent' } as const;
  await build({ ...shared, entryPoints: [source], outfile, sourcemap: 'external', sourcesContent: false });
  // A process of its own, because the test runner changes the code that it imports.
  const script = `import { fail } from ${JSON.stringify(pathToFileURL(outfile).href)}; try { fail(); } catch ({ stack }) { console.log(stack); }`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  const { at } = factsOf(Object.assign(new Error('x'), { stack: stdout }));
  expect(at[0]).toMatch(/fails\.ts:4:\d+\)?$/);
});

test('a frame without a map stays as it is', () => {
  const frame = 'at send (file:///var/task/index.mjs:1:200)';
  expect(withSourcePosition(frame)).toBe(frame);
  expect(withSourcePosition('at process.processTicks (node:internal/process/task_queues:105:5)')).toContain(
    'task_queues:105:5',
  );
});
