import { expect } from 'vitest';
import type { ContactDetails } from '#shared/domain/contact.ts';
import { putContact } from '../contacts/putContact.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import { findConversation } from './findConversation.ts';

const find = (contactId: string, by = office) =>
  findConversation(by.granted, by.memberRequest({ contactId }));

test('a contact who was never texted has a conversation that has not started (P6)', async () => {
  const { contactId, conversationId, number } = await office.contact({ name: 'Ana Moreno' });
  expect(await find(contactId)).toMatchObject({
    conversationId,
    number,
    started: false,
    people: [{ contactId, name: 'Ana Moreno', former: false }],
    sections: ['clients'],
  });
});

test('a conversation of any age is resumed (P6)', async () => {
  const { contactId, number, conversationId } = await office.contact();
  await office.receives(number, 'Long ago', '2019-01-01T08:00:00.000Z');
  expect(await find(contactId)).toMatchObject({ conversationId, started: true });
});

test.each<[string, ContactDetails, { field: string; why: string }]>([
  [
    'an inspector without a mobile',
    { role: 'inspector', name: 'Ina', phone: '+15550102214' },
    { field: 'mobile', why: 'missing' },
  ],
  ['an agent without a phone', { role: 'agent', name: 'Tom' }, { field: 'phone', why: 'missing' }],
  [
    'a client with only a mobile',
    { role: 'client', name: 'Ana', mobile: '+15550102214' },
    { field: 'phone', why: 'missing' },
  ],
  [
    'a client whose number is too short',
    { role: 'client', name: 'Ana', phone: '010-2214' },
    { field: 'phone', why: 'unusable' },
  ],
  [
    'an inspector with words instead of a number',
    { role: 'inspector', name: 'Ina', mobile: 'ask Tom' },
    { field: 'mobile', why: 'unusable' },
  ],
])('%s cannot be texted, and the field to fill is named (P20)', async (_, details, refusal) => {
  await putContact(office.granted, office.memberRequest({ contactId: 'con_ana', ...details }));
  expect(await find('con_ana')).toEqual({ refusal: { code: 'contact-without-number', ...refusal } });
});

test("neither a missing contact nor another company's contact is found (P23)", async () => {
  const { contactId } = await office.contact();
  const other = await testCompany(table);
  const notFound = { refusal: { code: 'contact-not-found' } };
  expect(await find('con_nobody')).toEqual(notFound);
  expect(await find(contactId, other)).toEqual(notFound);
});
