import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContactDetails } from '#shared/domain/contact.ts';
import { accepted, openTestTable, testCompany, type TestCompany, type TestTable } from '../testCompany.ts';
import { putContact } from './putContact.ts';
import { searchContacts } from './searchContacts.ts';

let table: TestTable;
let office: TestCompany;
beforeAll(async () => {
  table = await openTestTable();
  office = await testCompany(table);
  for (const details of people) await office.contact(details);
  await putContact(
    office.granted,
    office.asked({ contactId: 'con_nonumber', role: 'client', name: 'Nils Nonumber' }),
  );
});
afterAll(() => table?.stop());

const people: readonly Partial<ContactDetails>[] = [
  { name: 'José Álvarez-Núñez', phone: '+15550102214', email: 'pepe@casaviva.example' },
  { name: "Siobhán O'Brien", role: 'agent', agency: 'Hearth & Key Realty', phone: '(555) 010-4471' },
  { name: 'Ana Moreno', phone: '+1 555 010 9913' },
  { name: 'Ana Becker', role: 'inspector', mobile: '+44 20 7946 0018' },
  { name: '陳大文', phone: '+15550107001' },
];

const search = (text: string, cursor?: string, by = office) =>
  searchContacts(by.granted, by.asked({ text, cursor }));
const found = async (text: string) => accepted(await search(text)).items.map(({ contact }) => contact.name);

const jose = 'José Álvarez-Núñez';
const siobhan = "Siobhán O'Brien";

describe('the search box (P6)', () => {
  test.each([
    ['the beginning of a first name', 'sio', [siobhan]],
    ['the beginning of a second name', 'mor', ['Ana Moreno']],
    ['not the middle of one', 'oreno', []],
    ['a name without its accents', 'jose alvarez', [jose]],
    ['a name with its accents', 'JOSÉ NÚÑEZ', [jose]],
    ['both halves of a double name', 'nunez alv', [jose]],
    ['a name without its apostrophe', 'obrien', [siobhan]],
    ['a name with a curly one', 'O’Brien', [siobhan]],
    ['the agency', 'hearth', [siobhan]],
    ['a name and an agency', 'realty sio', [siobhan]],
    ['the e-mail', 'pepe', [jose]],
    ['the e-mail’s domain', 'casaviva', [jose]],
    ['a name in another script', '陳', ['陳大文']],
    ['words of two people', 'ana obrien', []],
    ['a name that two have', 'ana', ['Ana Becker', 'Ana Moreno']],
    ['the number as it is printed', '(555) 010-2214', [jose]],
    ['the number with dots', '555.010.2214', [jose]],
    ['the number with its country', '+1 555 010 2214', [jose]],
    ['the number with its country and no plus', '15550102214', [jose]],
    ['the beginning of the number', '555 0104', [siobhan]],
    ['the last seven digits', '010-4471', [siobhan]],
    ['the last four digits', '4471', [siobhan]],
    ['a name and the last four digits', 'ana 9913', ['Ana Moreno']],
    ['a foreign number', '+44 20 7946', ['Ana Becker']],
    ['whoever has no number', 'nonumber', ['Nils Nonumber']],
    ['nothing', '', []],
    ['signs alone', ' -- ?', []],
  ])('finds by %s: %s', async (_, text, names) => {
    expect((await found(text)).toSorted()).toEqual(names);
  });

  test('tells the word that matched, and where the texts go', async () => {
    expect(accepted(await search('mor'))).toMatchObject({
      items: [{ matched: 'moreno', contact: { texting: { number: '+15550109913' } } }],
      typeMore: false,
    });
  });

  test('forgets a name and a number that a contact no longer has', async () => {
    const { contactId, revision } = await office.contact({ name: 'Vera Vorher', phone: '+15550108123' });
    const details = { role: 'client', name: 'Vera Nachher', phone: '+15550108124' } as const;
    await putContact(office.granted, office.asked({ contactId, ...details, revision }));
    expect(await found('vorher')).toEqual([]);
    expect(await found('8123')).toEqual([]);
    expect(await found('vera nach')).toEqual(['Vera Nachher']);
    expect(await found('8124')).toEqual(['Vera Nachher']);
  });
});

describe('more than a page of people', () => {
  test('comes twenty at a time, each of them once', async () => {
    const many = await testCompany(table);
    const names = Array.from({ length: 45 }, (_, place) => `Sam Samson ${String(place).padStart(2, '0')}`);
    await Promise.all(names.map((name) => many.contact({ name })));
    const first = accepted(await search('sam', undefined, many));
    const second = accepted(await search('sam', first.cursor, many));
    const third = accepted(await search('sam', second.cursor, many));
    const pages = [first, second, third].map(({ items }) => items.map(({ contact }) => contact.name));
    expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
    expect(pages.flat().toSorted()).toEqual(names);
    expect(third.cursor).toBeUndefined();

    const refused = { refusal: { code: 'cursor-invalid' } };
    expect(await search('samson', first.cursor, many)).toEqual(refused);
    expect(await search('sam', 'nonsense', many)).toEqual(refused);
    expect(await search('sam', first.cursor)).toMatchObject({ items: [] });
  });
});

test('nobody is found who belongs to another company (P23)', async () => {
  const other = await testCompany(table);
  for (const text of ['ana', 'obrien', '2214', 'pepe']) {
    expect(await search(text, undefined, other)).toEqual({ items: [], typeMore: false });
  }
});
