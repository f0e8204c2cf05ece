import { describe, expect } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#shared/api/routes.ts';
import type { ContactDetails } from '#shared/domain/contact.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import { findConversation } from '../conversations/findConversation.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { fullDetails, randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { findContact } from './findContact.ts';
import { listContacts } from './listContacts.ts';
import { putContact } from './putContact.ts';

const put = (contactId: string, details: Partial<ContactDetails>, revision?: number) =>
  putContact(
    office.granted,
    office.memberRequest({ contactId, role: 'client', name: 'Ana Moreno', ...details, revision }),
  );
const stored = async (contactId: string, details: Partial<ContactDetails>, revision?: number) =>
  accepted(await put(contactId, details, revision));
const at = async (contactId: string) =>
  accepted(await findConversation(office.granted, office.memberRequest({ contactId })));
const receiveFrom = (number: string) => office.receives(number, 'Hello', '2026-03-20T14:00:00.000Z');

describe('a new contact', () => {
  test('immediately has a conversation, its number as typed and the number that is texted (P20)', async () => {
    const contact = await stored('con_ana', { phone: '(555) 010-2214' });
    expect(contact).toMatchObject({
      phone: '(555) 010-2214',
      texting: { number: '+15550102214' },
      revision: 1,
    });
    expect(await at('con_ana')).toMatchObject({ number: '+15550102214', people: [{ contactId: 'con_ana' }] });
    expect(await findContact(office.granted, office.memberRequest({ contactId: 'con_ana' }))).toEqual({
      contact,
      inspections: [],
      consents: [],
    });
  });

  test('put twice is one contact, and a different contact under its id is refused', async () => {
    const phone = randomNumber();
    const contact = await stored('con_ana', { phone });
    expect(await put('con_ana', { phone })).toEqual(contact);
    expect(await put('con_ana', { phone, name: 'Ann Moreno' })).toEqual({
      refusal: { code: 'contact-changed', revision: 1 },
    });
    expect((await at('con_ana')).people).toHaveLength(1);
  });

  test('keeps every field of the schema, so that the same request again changes nothing', async () => {
    const details = fullDetails();
    const contact = await stored('con_ana', details);
    expect(contact).toMatchObject(details);
    expect(await put('con_ana', details)).toEqual(contact);
    const { contact: read } = accepted(
      await findContact(office.granted, office.memberRequest({ contactId: 'con_ana' })),
    );
    expect(read).toEqual(contact);
  });

  test('is one contact when it is put twice at the same moment', async () => {
    const phone = randomNumber();
    const answers = await Promise.all([put('con_ana', { phone }), put('con_ana', { phone })]);
    expect(answers.filter(isRefused)).toEqual([]);
    expect((await at('con_ana')).people).toHaveLength(1);
  });
});

test("the company's own number is refused for a contact in every notation (P20)", async () => {
  const own = office.company.originationNumber ?? '';
  const typed = [own, own.slice(2), `+1 (${own.slice(2, 5)}) ${own.slice(5, 8)}-${own.slice(8)}`];
  for (const phone of typed) {
    expect(await put('con_ana', { phone })).toEqual({ refusal: { code: 'number-is-ours', field: 'phone' } });
    expect(await put('con_ina', { role: 'inspector', mobile: phone })).toEqual({
      refusal: { code: 'number-is-ours', field: 'mobile' },
    });
  }
  const ana = await stored('con_ana', { mobile: own });
  expect(await put('con_ana', { role: 'inspector', mobile: own }, ana.revision)).toEqual({
    refusal: { code: 'number-is-ours', field: 'mobile' },
  });
});

test.each(['+49 1234', '+49 123456789012345'])(
  '%s, which no phone can have, is stored as typed and unusable, and every list shows the contact (P20)',
  async (phone) => {
    const answer = z.parse(routes.putContact.output, await put('con_ana', { phone }));
    expect(answer).toMatchObject({ phone, texting: { unusable: 'phone' } });
    const people = await listContacts(office.granted, office.memberRequest({ list: 'client' }));
    expect(z.parse(routes.listContacts.output, people).items).toEqual([answer]);
  },
);

test("another company's number is an ordinary number, and nothing reveals its owner (P23)", async () => {
  const { company } = await testCompany(table);
  expect(await put('con_ana', { phone: company.originationNumber ?? '' })).toMatchObject({
    texting: { number: company.originationNumber },
  });
});

describe('a change', () => {
  test('based on an old revision is refused with the newest one', async () => {
    await stored('con_ana', {});
    await stored('con_ana', { name: 'Ana Silva' }, 1);
    expect(await put('con_ana', { name: 'Ana Prado' }, 1)).toEqual({
      refusal: { code: 'contact-changed', revision: 2 },
    });
  });

  test('of a missing contact is refused', async () => {
    expect(await put('con_nobody', {}, 3)).toEqual({ refusal: { code: 'contact-not-found' } });
  });

  test('of a name or a role shows in the conversation, and moves it to the role’s section', async () => {
    const phone = randomNumber();
    await stored('con_ana', { phone });
    await receiveFrom(phone);
    await stored('con_ana', { phone, name: 'Ana Silva', role: 'agent' }, 1);
    expect(await at('con_ana')).toMatchObject({
      people: [{ name: 'Ana Silva', role: 'agent' }],
      sections: ['agents'],
    });
  });
});

describe('a contact whose number changes (P21)', () => {
  test('moves to the new number’s conversation, and stays in the old one as former', async () => {
    const [old, phone] = [randomNumber(), randomNumber()];
    await stored('con_ana', { phone: old });
    const before = await at('con_ana');
    await receiveFrom(old);
    await stored('con_ana', { phone }, 1);
    const after = await at('con_ana');
    expect(after).toMatchObject({
      number: phone,
      started: false,
      people: [{ contactId: 'con_ana', former: false }],
    });
    expect(await table.store.findConversation(office.companyId, before.conversationId)).toMatchObject({
      number: old,
      started: true,
      people: [{ contactId: 'con_ana', former: true }],
      sections: ['unknown'],
    });
  });

  test('links its new conversation to the one with its earlier texts, even after a time without a number', async () => {
    const [old, next, last] = [randomNumber(), randomNumber(), randomNumber()];
    await stored('con_ana', { phone: old });
    const { conversationId } = await at('con_ana');
    await receiveFrom(old);
    await stored('con_ana', { phone: next }, 1);
    expect(await at('con_ana')).toMatchObject({ people: [{ formerConversationId: conversationId }] });
    await stored('con_ana', { phone: next, name: 'Ana Silva' }, 2);
    expect(await at('con_ana')).toMatchObject({ people: [{ formerConversationId: conversationId }] });

    const numberless = await stored('con_ana', {}, 3);
    expect(numberless).toMatchObject({ texting: { missing: 'phone' }, formerConversationId: conversationId });
    await stored('con_ana', { phone: last }, 4);
    expect(await at('con_ana')).toMatchObject({ people: [{ formerConversationId: conversationId }] });
    expect(await put('con_ana', { phone: last }, 4)).toMatchObject({ revision: 5 });

    await stored('con_ana', { phone: old }, 5);
    expect((await at('con_ana')).people).toEqual([
      { contactId: 'con_ana', role: 'client', name: 'Ana Moreno', former: false },
    ]);
  });

  test('leaves no trace at a number without messages', async () => {
    await stored('con_ana', { phone: randomNumber() });
    const { conversationId } = await at('con_ana');
    await stored('con_ana', { phone: randomNumber() }, 1);
    expect(await table.store.findConversation(office.companyId, conversationId)).toMatchObject({
      people: [],
    });
  });

  test('is no longer former when it returns', async () => {
    const [old, phone] = [randomNumber(), randomNumber()];
    await stored('con_ana', { phone: old });
    await receiveFrom(old);
    await stored('con_ana', { phone }, 1);
    await stored('con_ana', { phone: old }, 2);
    expect(await at('con_ana')).toMatchObject({ number: old, started: true, people: [{ former: false }] });
  });

  test('only in its notation keeps its conversation', async () => {
    await stored('con_ana', { phone: '+1 555 010 2214' });
    const before = await at('con_ana');
    await stored('con_ana', { phone: '(555) 010-2214' }, 1);
    expect(await at('con_ana')).toEqual(before);
  });

  test('by a change of role is texted at the field of the new role', async () => {
    const [phone, mobile] = [randomNumber(), randomNumber()];
    await stored('con_ana', { phone, mobile });
    expect((await at('con_ana')).number).toBe(phone);
    await stored('con_ana', { phone, mobile, role: 'inspector' }, 1);
    expect((await at('con_ana')).number).toBe(mobile);
  });
});

describe('people who share a number (P21)', () => {
  test('share one conversation, in the section of every role among them', async () => {
    const phone = randomNumber();
    await stored('con_ana', { phone });
    await stored('con_tom', { phone, name: 'Tom Becker', role: 'agent' });
    const shared = await at('con_ana');
    expect(shared).toEqual(await at('con_tom'));
    expect(shared.people.map(({ name }) => name)).toEqual(['Ana Moreno', 'Tom Becker']);
    expect(shared.sections).toEqual(['agents', 'clients']);
  });

  test('are all stored when they are put at the same moment', async () => {
    const phone = randomNumber();
    const ids = ['con_a', 'con_b', 'con_c', 'con_d'];
    const answers = await Promise.all(ids.map((id) => put(id, { phone, name: id })));
    expect(answers.filter(isRefused)).toEqual([]);
    expect((await at('con_a')).people.map(({ contactId }) => contactId)).toEqual(ids);
  });

  test('are at most 25; the next one is refused at that number and accepted at another', async () => {
    const phone = randomNumber();
    for (let each = 1; each <= 25; each += 1) await stored(`con_${each}`, { phone });
    expect(await put('con_26', { phone })).toEqual({ refusal: { code: 'number-full', max: 25 } });
    expect(await findContact(office.granted, office.memberRequest({ contactId: 'con_26' }))).toEqual({
      refusal: { code: 'contact-not-found' },
    });
    await stored('con_26', { phone: randomNumber() });
    await stored('con_1', { phone: randomNumber() }, 1);
    expect(await put('con_26', { phone }, 1)).toMatchObject({ revision: 2 });
  });
});

test("another company's contact with the same id is neither visible nor changed (P23)", async () => {
  const mine = await stored('con_ana', { phone: '+15550102214' });
  const other = await testCompany(table);
  expect(await findContact(other.granted, other.memberRequest({ contactId: 'con_ana' }))).toEqual({
    refusal: { code: 'contact-not-found' },
  });
  await putContact(
    other.granted,
    other.memberRequest({ contactId: 'con_ana', role: 'agent', name: 'Theirs' }),
  );
  expect(await findContact(office.granted, office.memberRequest({ contactId: 'con_ana' }))).toMatchObject({
    contact: mine,
  });
});
