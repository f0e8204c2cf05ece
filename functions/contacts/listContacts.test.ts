import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTable, testCompany, type TestTable } from '../testCompany.ts';
import { listContacts } from './listContacts.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table?.stop());

test('all contacts of the company, and no others, are listed by name page by page (P23)', async () => {
  const office = await testCompany(table);
  const other = await testCompany(table);
  expect(await listContacts(office.granted, office.memberRequest({}))).toEqual({ items: [] });
  const names = Array.from({ length: 53 }, (_, index) => `Person ${String(index).padStart(2, '0')}`);
  for (const name of names.toReversed()) await office.contact({ name });
  await other.contact({ name: 'Of another company' });

  const first = await listContacts(office.granted, office.memberRequest({}));
  if (!('items' in first) || !first.cursor) throw new Error('There are two pages');
  const second = await listContacts(office.granted, office.memberRequest({ cursor: first.cursor }));
  if (!('items' in second)) throw new Error('There is a second page');
  expect(second.cursor).toBeUndefined();
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(names);
});

test('a cursor of another list is refused', async () => {
  const office = await testCompany(table);
  expect(await listContacts(office.granted, office.memberRequest({ cursor: 'bm90aGluZw' }))).toEqual({
    refusal: { code: 'cursor-invalid' },
  });
});
