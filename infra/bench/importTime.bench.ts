import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundleFunctions } from '../aws/bundleFunctions.ts';
import { milliseconds, percentile, printTable } from './figures.ts';

const runs = 11;

test('importing a function is quick', async () => {
  const bundles = await bundleFunctions();
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  const bareFile = join(folder, 'bare.mjs');
  writeFileSync(bareFile, 'export const handler = 0;');
  const files = [
    { name: 'an empty file', bytes: 0, file: bareFile },
    ...bundles.map(({ name, bytes, folder: at }) => ({ name, bytes, file: join(at, 'index.mjs') })),
  ];
  const took = new Map(files.map(({ name }) => [name, [] as number[]]));
  // The runs alternate, so that a slow moment of the machine affects all of them.
  for (let run = 0; run < runs; run += 1) {
    for (const { name, file } of files) took.get(name)?.push(importTimeOf(file));
  }
  rmSync(folder, { recursive: true });
  const median = (name: string) => percentile(took.get(name) ?? [], 50);
  const rows = files
    .map(({ name, bytes }) => [name, `${(bytes / 1024).toFixed(0)} KiB`, milliseconds(median(name))] as const)
    .toSorted((one, other) => Number.parseFloat(other[2]) - Number.parseFloat(one[2]));
  printTable(`Import time of the bundles, medians of ${runs}`, [['function', 'size', 'import'], ...rows]);
  expect(rows).toHaveLength(files.length);
});

function importTimeOf(file: string): number {
  const script = `const from = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - from);`;
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }),
  );
}
