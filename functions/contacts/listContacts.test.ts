import { expect } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#shared/api/routes.ts';
import { contactItemOf } from '#shared/store/contactItems.ts';
import { searchEntriesOf } from '#shared/store/searchEntries.ts';
import { accepted } from '#testing/accepted.ts';
import { test } from '#testing/test.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { listContacts } from './listContacts.ts';

test('all contacts of the company, and no others, are listed by name page by page (P23)', async ({
  office,
  table,
}) => {
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

test('each role has its own list, and together they are in order of their names', async ({ office }) => {
  const roles = ['inspector', 'agent', 'client'] as const;
  const names = Array.from({ length: 60 }, (_, index) => `Person ${String(index).padStart(2, '0')}`);
  for (const [index, name] of names.entries())
    await office.contact({ name, role: roles[index % 3] ?? 'client', mobile: randomNumber() });
  const read = async (list?: (typeof roles)[number]) => {
    const first = accepted(await listContacts(office.granted, office.memberRequest({ list })));
    if (!first.cursor) return first.items.map(({ name }) => name);
    const second = accepted(
      await listContacts(office.granted, office.memberRequest({ list, cursor: first.cursor })),
    );
    return [...first.items, ...second.items].map(({ name }) => name);
  };
  expect(await read()).toEqual(names);
  for (const [index, role] of roles.entries())
    expect(await read(role)).toEqual(names.filter((_, each) => each % 3 === index));
});

test('the longest names of every script are saved and listed, and a page that ends with one has a next page', async ({
  office,
}) => {
  const latin = Array.from({ length: 47 }, (_, index) => `Person ${String(index).padStart(2, '0')}`);
  const long = ['ﷺ', '\u{20000}', '각', '강', '갱'].map((character) =>
    character.repeat(120 / character.length),
  );
  await Promise.all([...latin, ...long].map((name) => office.contact({ name, role: 'client' })));
  const ask = async (cursor?: string) =>
    z.parse(
      routes.listContacts.output,
      await listContacts(office.granted, office.memberRequest({ list: 'client', cursor })),
    );
  const first = await ask();
  const second = await ask(z.parse(routes.listContacts.input, { cursor: first.cursor }).cursor);
  expect(second.cursor).toBeUndefined();
  const [arabic, han, ...korean] = long;
  const names = [...first.items, ...second.items].map(({ name }) => name);
  expect(names).toEqual([...latin, arabic, ...korean, han]);
  const sortKeys = [...first.items, ...second.items].flatMap((contact) => [
    String(contactItemOf(office.companyId, contact)['listedBy']),
    ...searchEntriesOf(office.companyId, contact).map(({ sk }) => sk),
  ]);
  // The longest sort key that DynamoDB accepts; the embedded engine accepts longer ones.
  expect(Math.max(...sortKeys.map((key) => Buffer.byteLength(key)))).toBeLessThanOrEqual(1024);
});

test('a cursor of another list is refused', async ({ office }) => {
  expect(await listContacts(office.granted, office.memberRequest({ cursor: 'bm90aGluZw' }))).toEqual({
    refusal: { code: 'cursor-invalid' },
  });
});
