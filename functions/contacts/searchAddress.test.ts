import { expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { test } from '#testing/test.ts';
import type { TestCompany } from '#testing/testCompany.ts';
import { searchContacts } from './searchContacts.ts';

const found = async (office: TestCompany, text: string) =>
  accepted(await searchContacts(office.granted, office.memberRequest({ text })));

/** The first result is the one that Enter opens. */
const first = async (office: TestCompany, text: string) => (await found(office, text)).items[0]?.contact;

const withAddress = async (office: TestCompany, addresses: readonly string[]) => {
  for (const email of addresses) await office.contact({ name: 'Sam Field', email });
};

const similar: readonly (readonly [kind: string, address: string, others: readonly string[]])[] = [
  ['one that continues it', 'dan@acme.example', ['dan@acme.example.au', 'dan@acme.examples']],
  ['one that ends with it', 'dan@acme.example', ['a.dan@acme.example', 'x-dan@acme.example']],
  ['one whose words begin like its words', 'dan@acme.example', ['dana@acme.example', 'dan.ab@acme.example']],
  ['one with other separators', 'dan.lee@acme.example', ['danlee@acme.example', 'dan-lee@acme.example']],
  [
    'one that begins with the same 40 letters',
    `${'long.'.repeat(8)}a@acme.example`,
    [`${'long.'.repeat(8)}@acme.example`, `${'long.'.repeat(8)}ab@acme.example`],
  ],
];

test.for(similar)(
  'a whole e-mail address finds its owner before %s (P6)',
  async ([, address, others], { office }) => {
    const [before = '', ...after] = others;
    await withAddress(office, [before]);
    const { contactId } = await office.contact({ name: 'Dan Lee', email: address });
    await withAddress(office, after);
    for (const typed of [
      address,
      address.toUpperCase(),
      `mailto:${address}`,
      `Dan Lee <${address}>`,
      ` ${address},`,
    ])
      expect(await first(office, typed)).toMatchObject({ contactId });
  },
);

test('a whole e-mail address finds its owner also when more than a page of addresses has its words (P6)', async ({
  office,
}) => {
  await withAddress(
    office,
    Array.from({ length: 30 }, (_, index) => `dan.a${index}@acme.example`),
  );
  const { contactId } = await office.contact({ name: 'Zoe Zq', email: 'dan@acme.example' });
  expect(await found(office, 'dan@acme.example')).toMatchObject({ items: [{ contact: { contactId } }] });
});

test('a whole e-mail address finds its owner among the people who share a number (P6)', async ({
  office,
}) => {
  const phone = '+15550102299';
  await office.contact({ name: 'Ana Lee', phone, email: 'a.dan@acme.example' });
  const { contactId } = await office.contact({ name: 'Dan Lee', phone, email: 'dan@acme.example' });
  await office.contact({ name: 'Bo Lee', phone, email: 'b.dan@acme.example' });
  expect(await first(office, 'dan@acme.example')).toMatchObject({ contactId });
});

test('a whole name finds its owner before a longer one (P6)', async ({ office }) => {
  await office.contact({ name: 'Ana B. Moreno' });
  const { contactId } = await office.contact({ name: 'Ana Moreno' });
  await office.contact({ name: 'Ana Morenos' });
  expect(await first(office, 'ana moreno')).toMatchObject({ contactId });
});
