import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

test.each([
  ['an earlier version', JSON.stringify({ demo: true, asOf: '2026-03-20T15:00:00.000Z', complete: true })],
  ['a later version', JSON.stringify({ version: 1e6, demo: true })],
  ['a crash in the middle of a write', '{"version":'],
])('a data folder of %s is refused with a sentence that says what to do', async (_, seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'prepare-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'seed.json'), seed);
  const { store, stop } = await openTestStore();
  onTestFinished(stop);
  await expect(prepareData({ folder, store, empty: true, print: () => {} })).rejects.toThrow(
    `This version of Conversations cannot read the data folder "${folder}", because another version wrote it or its seed.json is damaged. npm start -- --fresh deletes it and starts with new data.`,
  );
});
