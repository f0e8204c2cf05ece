import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#shared/api/routes.ts';
import type { ContactDetails } from '#shared/domain/contact.ts';
import { titleOf } from '#shared/domain/conversation.ts';
import { writeCursor } from '#shared/store/cursor.ts';
import { searchEntriesOf } from '#shared/store/searchEntries.ts';
import { receiveText } from '#testing/testStore.ts';
import type { FoundContact } from '#shared/api/routes.ts';
import { accepted } from '#testing/accepted.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
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
    office.memberRequest({ contactId: 'con_nonumber', role: 'client', name: 'Nils Nonumber' }),
  );
  await putContact(
    office.granted,
    office.memberRequest({
      contactId: 'con_ext',
      role: 'client',
      name: 'Eve Ext',
      phone: '(555) 010-8005 ext. 7',
    }),
  );
});
afterAll(() => table?.stop());

const people: readonly Partial<ContactDetails>[] = [
  { name: 'José Álvarez-Núñez', phone: '+15550102214', email: 'pepe@casaviva.example' },
  { name: "Siobhán O'Brien", role: 'agent', agency: 'Hearth & Key Realty', phone: '(555) 010-4471' },
  { name: 'Ana Moreno', phone: '+1 555 010 9913' },
  { name: 'Ana Becker', role: 'inspector', mobile: '+44 20 7946 0018' },
  { name: '陳大文', phone: '+15550107001' },
  { name: 'Dana Reyes', phone: '+15550108001', email: 'dana.reyes@mail.example.com' },
  { name: 'J.R. Ewing', phone: '+15550108002', agency: 'Groß & Söhne' },
  { name: 'Anne-Marie O’Neil-Smith', phone: '+15550108003', mobile: '(555) 010-8333' },
  { name: 'Sibyl\u00adla Łęcka', phone: '+15550108004' },
  { name: 'Obinna Macdonald', phone: '+15550108006' },
];

const search = (text: string, cursor?: string, by = office) =>
  searchContacts(by.granted, by.memberRequest({ text, cursor }));
const found = async (text: string) => accepted(await search(text)).items.map(nameOf);
const nameOf = ({ contact, conversation }: FoundContact) =>
  contact?.name ?? (conversation ? titleOf(conversation) : '');

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
    ['a name of two people', 'ana', ['Ana Becker', 'Ana Moreno']],
    ['the number as it is printed', '(555) 010-2214', [jose]],
    ['the number with dots', '555.010.2214', [jose]],
    ['the number with its country', '+1 555 010 2214', [jose]],
    ['the number with its country and no plus', '15550102214', [jose]],
    ['the beginning of the number', '555 0104', [siobhan]],
    ['the last seven digits', '010-4471', [siobhan]],
    ['the last four digits', '4471', [siobhan]],
    ['a name and the last four digits', 'ana 9913', ['Ana Moreno']],
    ['a foreign number', '+44 20 7946', ['Ana Becker']],
    ['the whole e-mail address', 'dana.reyes@mail.example.com', ['Dana Reyes']],
    ['an address copied from an email', 'Dana Reyes <dana.reyes@mail.example.com>', ['Dana Reyes']],
    ['the e-mail’s whole domain', 'example.com', ['Dana Reyes']],
    ['a domain with its @ sign', '@mail.example.com', ['Dana Reyes']],
    ['the second part of the e-mail', 'reyes@', ['Dana Reyes']],
    ['a name written as one word', 'danareyes', ['Dana Reyes']],
    ['a name with a space for the apostrophe', 'o brien', [siobhan]],
    ['the name behind an apostrophe', 'brien', [siobhan]],
    ['the name behind a curly apostrophe', 'neil', ['Anne-Marie O’Neil-Smith']],
    ['a double name as one word', 'annemarie', ['Anne-Marie O’Neil-Smith']],
    ['a single name as two words', 'mac donald', ['Obinna Macdonald']],
    ['initials without dots', 'jr ewing', ['J.R. Ewing']],
    ['an agency in other letters', 'gross soehne', ['J.R. Ewing']],
    ['a name with a soft hyphen inside', 'sibylla', ['Sibyl\u00adla Łęcka']],
    ['a name with letters of another keyboard', 'lecka', ['Sibyl\u00adla Łęcka']],
    ['a given name without spaces', '大文', ['陳大文']],
    ['an accent typed as a combining character', 'jose\u0301', [jose]],
    ['full-width digits', '２２１４', [jose]],
    ['a number with an extension', '555-010-2214 ext. 12', [jose]],
    ['a number copied from a link', 'tel:+15550102214', [jose]],
    ['a number as it is dialed from abroad', '0044 20 7946 0018', ['Ana Becker']],
    ['a number with its trunk prefix', '020 7946 0018', ['Ana Becker']],
    ['a number with both', '+44 (0)20 7946 0018', ['Ana Becker']],
    ['a number that is not texted', '010-8333', ['Anne-Marie O’Neil-Smith']],
    ['a number that cannot be texted', '(555) 010-8005', ['Eve Ext']],
    ['a contact without a number', 'nonumber', ['Nils Nonumber']],
    ['nothing', '', []],
    ['only punctuation', ' -- ?', []],
  ])('finds by %s: %s', async (_, text, names) => {
    expect((await found(text)).toSorted()).toEqual(names);
  });

  test('returns the conversation, so that the page can say when the person last wrote', async () => {
    expect(accepted(await search('mor'))).toMatchObject({
      items: [
        {
          contact: { texting: { number: '+15550109913' } },
          conversation: { number: '+15550109913', started: false },
        },
      ],
      typeMore: false,
    });
  });

  test('no longer finds a contact by its old name or number', async () => {
    const { contactId, revision } = await office.contact({ name: 'Vera Vorher', phone: '+15550108123' });
    const details = { role: 'client', name: 'Vera Nachher', phone: '+15550108124' } as const;
    await putContact(office.granted, office.memberRequest({ contactId, ...details, revision }));
    expect(await found('vorher')).toEqual([]);
    expect(await found('8123')).toEqual([]);
    expect(await found('vera nach')).toEqual(['Vera Nachher']);
    expect(await found('8124')).toEqual(['Vera Nachher']);
  });
});

describe('more than a page of people', () => {
  test('is returned twenty at a time, each person once', async () => {
    const many = await testCompany(table);
    const names = Array.from({ length: 45 }, (_, index) => `Sam Samson ${String(index).padStart(2, '0')}`);
    await Promise.all(names.map((name) => many.contact({ name })));
    const first = accepted(await search('sam', undefined, many));
    const second = accepted(await search('sam', first.cursor, many));
    const third = accepted(await search('sam', second.cursor, many));
    const pages = [first, second, third].map(({ items }) => items.map(nameOf));
    expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
    expect(pages.flat().toSorted()).toEqual(names);
    expect(third.cursor).toBeUndefined();

    const refused = { refusal: { code: 'cursor-invalid' } };
    expect(await search('samson', first.cursor, many)).toEqual(refused);
    expect(await search('sam', 'nonsense', many)).toEqual(refused);
    const forged = writeCursor('search sam', ['0', '0', 'tom#con_a#con_a']);
    expect(await search('sam', forged, many)).toEqual(refused);
    expect(await search('sam', first.cursor)).toMatchObject({ items: [] });
  });

  test('is found by the longest search in any script, and the next page too', async () => {
    const many = await testCompany(table);
    const kims = Array.from(
      { length: 21 },
      (_, index) => `김${'강'.repeat(100)}${String(index).padStart(2, '0')}`,
    );
    await Promise.all(kims.map((name) => many.contact({ name })));
    const text = `김${'강'.repeat(100)}`;
    const first = z.parse(routes.searchContacts.output, await search(text, undefined, many));
    const second = accepted(await search(text, first.cursor, many));
    expect([...first.items, ...second.items].map(nameOf).toSorted()).toEqual(kims);
  });
});

describe('people who share a number', () => {
  test('are one result, found by the title of their row and by each name', async () => {
    const by = await testCompany(table);
    const phone = '+15550102299';
    const ana = await by.contact({ name: 'Ana Moreno', phone });
    const luis = await by.contact({ name: 'Luis Moreno', phone });
    await by.contact({ name: 'Ana Prado' });
    for (const text of ['ana & luis', 'Ana & Luis Moreno', 'luis ana', 'moreno', '2299', 'luis m']) {
      const { items } = accepted(await search(text, undefined, by));
      expect(items.map(({ conversation }) => conversation && titleOf(conversation))).toEqual([
        'Ana & Luis Moreno',
      ]);
    }
    expect(accepted(await search('luis m', undefined, by)).items[0]?.contact?.contactId).toBe(luis.contactId);

    const { revision, name, role } = ana;
    await putContact(by.granted, by.memberRequest({ contactId: ana.contactId, name, role, revision }));
    expect(accepted(await search('ana luis', undefined, by)).items).toEqual([]);
    expect(accepted(await search('luis', undefined, by)).items.map(nameOf)).toEqual(['Luis Moreno']);
  });
});

describe('an unknown number', () => {
  const text = (from: string, id: string) => ({
    from,
    text: 'Hi',
    at: '2026-03-20T15:00:00.000Z',
    inboundMessageId: id,
  });

  test('is found by its digits until a contact has it, and again after the contact leaves it', async () => {
    const by = await testCompany(table);
    const from = '+15550107781';
    await receiveText(table.store, by.company, text(from, 'first'));
    const hits = async (typed: string) => accepted(await search(typed, undefined, by)).items;
    for (const typed of ['7781', '555 0107', '+1 (555) 010-7781', '010-7781']) {
      expect(await hits(typed)).toMatchObject([{ conversation: { number: from, people: [] } }]);
    }
    const { contactId, revision } = await by.contact({ name: 'Uma Unknown', phone: from });
    expect((await hits('7781')).map(nameOf)).toEqual(['Uma Unknown']);
    const details = { role: 'client', name: 'Uma Unknown', phone: '+15550107782' } as const;
    await putContact(by.granted, by.memberRequest({ contactId, ...details, revision }));
    expect((await hits('7781')).map(nameOf)).toEqual(['(555) 010-7781']);
  });

  test('is found even when a contact had it before its first message', async () => {
    const by = await testCompany(table);
    const from = '+15550107783';
    const { contactId, revision } = await by.contact({ name: 'Uma Unknown', phone: from });
    const details = { role: 'client', name: 'Uma Unknown' } as const;
    await putContact(by.granted, by.memberRequest({ contactId, ...details, revision }));
    expect(accepted(await search('7783', undefined, by)).items).toEqual([]);
    await receiveText(table.store, by.company, text(from, 'late'));
    expect(accepted(await search('7783', undefined, by)).items.map(nameOf)).toEqual(['(555) 010-7783']);
  });
});

describe('a word that more than 2,000 contacts share', () => {
  test('does not hide results: the most selective word decides, and the cursor always continues', async () => {
    const by = await testCompany(table);
    const { companyId } = by.company;
    const crowd = Array.from({ length: 2100 }, (_, index) => ({
      contactId: `con_sam${index}`,
      role: 'client' as const,
      name: `Sam ${index}`,
      email: `sam${index}@gmail.com`,
      texting: { missing: 'phone' as const },
      revision: 1,
    }));
    const entries = crowd.flatMap((contact) => searchEntriesOf(companyId, contact));
    await table.writeMany(entries.filter(({ word }) => /^(sam|gmail)/.test(word)));
    await by.contact({ name: 'Zelda Zq', email: 'zelda@gmail.com' });
    expect(accepted(await search('zq gmail', undefined, by)).items.map(nameOf)).toEqual(['Zelda Zq']);
    expect(accepted(await search('gmail zq', undefined, by)).items.map(nameOf)).toEqual(['Zelda Zq']);

    const names = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = accepted(await search('sam gmail', cursor, by));
      page.items.forEach((item) => names.add(nameOf(item)));
      cursor = page.cursor;
    } while (cursor);
    expect(names.size).toBe(2100);
  });
});

test("another company's contacts are never found (P23)", async () => {
  const other = await testCompany(table);
  for (const text of ['ana', 'obrien', '2214', 'pepe']) {
    expect(await search(text, undefined, other)).toEqual({ items: [], typeMore: false });
  }
});
