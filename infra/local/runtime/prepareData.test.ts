import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { openTestStore } from '#testing/testStore.ts';
import { StartError } from '../database/StartError.ts';
import { prepareData } from './prepareData.ts';

test('a start whose database has lost the data of the folder is refused with a sentence, however often it is tried', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prepare-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [before, after] = await Promise.all([openTestStore(), openTestStore()]);
  onTestFinished(async () => {
    await Promise.all([before.stop(), after.stop()]);
  });
  const prepare = (store: AdminStore) => prepareData({ folder, store, empty: true, print: () => {} });

  expect(await prepare(before.store)).toMatchObject({ justLoaded: true });
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const refusal = await prepare(after.store).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect(String(refusal)).toContain(folder);
    expect(String(refusal)).toContain('--fresh');
  }
  expect(await prepare(before.store)).toMatchObject({ justLoaded: false });
});

test('a first start names the data that an earlier version left in the folder above', async () => {
  const above = mkdtempSync(join(tmpdir(), 'prepare-data-'));
  onTestFinished(() => rmSync(above, { recursive: true }));
  writeFileSync(join(above, 'seed.json'), '');
  const folder = join(above, 'data');
  mkdirSync(folder);
  const { store, stop } = await openTestStore();
  onTestFinished(stop);
  const printed: string[] = [];
  const prepare = () => prepareData({ folder, store, empty: true, print: (line) => printed.push(line) });
  await prepare();
  await prepare();
  expect(printed).toEqual([
    `"${above}" holds the data of an earlier version. To continue with it, set DATA_DIR to that folder.`,
  ]);
});
