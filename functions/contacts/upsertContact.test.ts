import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { ContactWithoutNumber } from '#shared/domain/contact.ts';
import { accepted } from '#testing/accepted.ts';
import { office, officeTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { findContact } from './findContact.ts';
import { putContact } from './putContact.ts';
import { searchContacts } from './searchContacts.ts';
import { upsertContact } from './upsertContact.ts';

type Upsert = Parameters<typeof upsertContact>[1]['input'];

const ana = (more: Partial<Upsert> = {}): Upsert => ({
  companyId: office.companyId,
  contactId: `con_${randomUUID().replaceAll('-', '')}`,
  role: 'client',
  name: 'Ana Moreno',
  phone: randomNumber(),
  ...more,
});
const upsert = async (input: Upsert) =>
  accepted(await upsertContact(office.granted, office.automationRequest(input)));

test('an automation creates a contact, whom the office then finds by name', async () => {
  const input = ana();
  const stored = await upsert(input);
  expect(stored).toMatchObject({ contactId: input.contactId, name: 'Ana Moreno', revision: 1 });
  const { items } = accepted(await searchContacts(office.granted, office.memberRequest({ text: 'ana mor' })));
  expect(items.map(({ contact }) => contact?.contactId)).toEqual([input.contactId]);
});

test('the same contact again changes nothing; other details replace the stored ones, also those that a member entered', async () => {
  const input = ana();
  const first = await upsert(input);
  expect(await upsert(input)).toEqual(first);
  const { companyId: _, ...details } = input;
  await putContact(
    office.granted,
    office.memberRequest({ ...details, name: 'Anna Moreno', revision: first.revision }),
  );
  const agency = await upsert({ ...input, role: 'agent', agency: 'Elm Realty' });
  expect(agency).toMatchObject({ role: 'agent', agency: 'Elm Realty', name: 'Ana Moreno', revision: 3 });
});

test('several requests for one contact at the same moment all succeed and leave one contact', async () => {
  const input = ana();
  const all = await Promise.all([1, 2, 3, 4].map(() => upsert(input)));
  expect(new Set(all.map(({ revision }) => revision))).toEqual(new Set([1]));
  const panel = accepted(
    await findContact(office.granted, office.memberRequest({ contactId: input.contactId })),
  );
  expect(panel.contact).toMatchObject({ name: 'Ana Moreno', revision: 1 });
});

test("the company's own number is refused, because its texts would come back", async () => {
  const phone = office.company.originationNumber ?? '';
  expect(await upsertContact(office.granted, office.automationRequest(ana({ phone })))).toEqual({
    refusal: { code: 'number-is-ours', field: 'phone' },
  });
});

test('the answer says whether the contact can be texted, and holds no phone number (P22)', async () => {
  const answers = [
    await upsert(ana()),
    await upsert(ana({ phone: undefined })),
    await upsert(ana({ phone: '12' })),
  ].map((stored) => ContactWithoutNumber.parse(stored));
  expect(answers.map(({ texting }) => Object.keys(texting))).toEqual([
    ['conversationId'],
    ['missing'],
    ['unusable'],
  ]);
  expect(JSON.stringify(answers)).not.toMatch(/\+1\d{10}|"(?:phone|mobile|number)":/);
});
