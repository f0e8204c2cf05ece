import { test as base } from 'vitest';
import { openTestCarrier } from './testCarrier.ts';
import { testCompany } from './testCompany.ts';
import { openTestTable } from './testTable.ts';

/**
 * Gives a test the `table` of its file, an `office` of its own in it, the office's contact `ana`, and `testCarrier`, which
 * delivers the office's texts. Each is opened only for tests that name it. A file adds its own helpers with `test.extend`.
 */
export const test = base
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which other fixtures it needs.
  .extend('table', { scope: 'file' }, async ({}, { onCleanup }) => {
    const table = await openTestTable();
    onCleanup(() => table.stop());
    return table;
  })
  .extend('office', async ({ table }) => testCompany(table))
  .extend('ana', async ({ office }) => office.contact({ name: 'Ana Moreno' }))
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which other fixtures it needs.
  .extend('carrierOfFile', { scope: 'file' }, async ({}, { onCleanup }) => {
    const carrier = await openTestCarrier();
    onCleanup(() => carrier.close());
    return carrier;
  })
  .extend('testCarrier', async ({ table, office, carrierOfFile }) => {
    carrierOfFile.addCompany(office.company);
    await Promise.all([table.store.setRateLimit(office.companyId, 1000), carrierOfFile.goesWrong({})]);
    return carrierOfFile;
  });
