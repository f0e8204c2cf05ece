import { test as base } from 'vitest';
import { testCompany } from './testCompany.ts';
import { openTestTable } from './testTable.ts';

/** Gives a test the `table` of its file, and an `office` of its own in it. Each is opened only for tests that name it. */
export const test = base
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which other fixtures it needs.
  .extend('table', { scope: 'file' }, async ({}, { onCleanup }) => {
    const table = await openTestTable();
    onCleanup(() => table.stop());
    return table;
  })
  .extend('office', async ({ table }) => testCompany(table));
