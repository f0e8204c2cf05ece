import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { putContact } from '../contacts/putContact.ts';
import { searchContacts } from '../contacts/searchContacts.ts';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { listMessages } from '../messages/listMessages.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, testCarrier as carrier, carrierTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { blockNumber, listBlockedNumbers, unblockNumber } from './blockNumber.ts';
import { findConversationByNumber } from './findConversationByNumber.ts';
import { listRecentConversations } from './listRecentConversations.ts';
import { listUnread } from './listUnread.ts';
import { markUnread } from './markRead.ts';

let number: string;
beforeEach(async () => {
  number = randomNumber();
});

const writes = (text: string, clock = '15:00') =>
  office.receives(number, text, `2026-03-20T${clock}:00.000Z`);
const ask = <Input>(input: Input) => office.memberRequest(input);
const row = async () => {
  const { conversation } = accepted(await findConversationByNumber(office.granted, ask({ number })));
  if (!conversation) throw new Error('The number has no conversation');
  return conversation;
};
const block = async () =>
  accepted(await blockNumber(office.granted, ask({ conversationId: (await row()).conversationId })));
const unblock = async () =>
  accepted(await unblockNumber(office.granted, ask({ conversationId: (await row()).conversationId })));
const unread = async () => accepted(await listUnread(office.granted, ask({}))).conversations;
const recent = async (section: 'unknown' | 'clients') =>
  accepted(await listRecentConversations(office.granted, ask({ section }))).items;
const blocked = async () => accepted(await listBlockedNumbers(office.granted, ask({}))).items;
const thread = async () => {
  const { conversationId } = await row();
  return accepted(await listMessages(office.granted, ask({ conversationId }))).items;
};
const answers = async () =>
  (await thread()).filter((message): message is OutboundMessage => message.direction === 'outbound');

describe('a blocked number (P5)', () => {
  test('leaves the lists, and is listed in Settings with the member and the time', async () => {
    await writes('Cheap loans!');
    await block();
    expect(await unread()).toEqual([]);
    expect(await recent('unknown')).toEqual([]);
    expect(await blocked()).toMatchObject([
      { number, blocked: true, blockedBy: office.kim.member.name, blockedAt: '2026-03-20T15:00:00.000Z' },
    ]);
  });

  test('is stored when it writes again, and makes nothing unread and lists nothing', async () => {
    await writes('Cheap loans!');
    await block();
    await writes('Cheaper loans!', '15:10');
    expect((await thread()).map(({ text }) => text)).toEqual(['Cheaper loans!', 'Cheap loans!']);
    expect(await unread()).toEqual([]);
    expect(await recent('unknown')).toEqual([]);
    expect(await row()).not.toHaveProperty('unreadSince');
    const { conversationId } = await row();
    await markUnread(office.granted, ask({ conversationId }));
    expect(await unread()).toEqual([]);
    expect(await blocked()).toHaveLength(1);
  });

  test('is answered nothing and asks staff nothing, in whatever words it writes', async () => {
    await writes('Cheap loans!');
    await block();
    for (const [index, text] of ['HELP', 'START', 'INFO', 'lose my number please'].entries())
      await writes(text, `15:2${index}`);
    expect(await answers()).toEqual([]);
    expect(await row()).not.toHaveProperty('optOutRequest');
  });

  test('is opted out by STOP, which is confirmed on its phone', async () => {
    await writes('Cheap loans!');
    await block();
    await writes('STOP', '15:10');
    expect(await row()).toMatchObject({ optOut: { source: 'person', word: 'STOP' } });
    const [confirmation] = await answers();
    if (!confirmation) throw new Error('There is no confirmation');
    const { conversationId, messageId, at } = confirmation;
    const { companyId } = office;
    await deliverMessage(
      { ...office.granted, carrier: carrier.carrier },
      { companyId, conversationId, messageId, at },
    );
    expect(await carrier.texts(number)).toEqual([expect.stringContaining('you are opted out')]);
  });

  test('returns to the lists and can be texted when it is unblocked', async () => {
    await writes('Cheap loans!');
    const { conversationId } = await block();
    const text = { conversationId, messageId: randomUUID(), text: 'Who is this?' };
    expect(await sendMessage(office.granted, ask(text))).toEqual({ refusal: { code: 'recipient-blocked' } });
    expect(await unblock()).toMatchObject({ blocked: false, sections: ['unknown'] });
    expect(await blocked()).toEqual([]);
    expect(await recent('unknown')).toHaveLength(1);
    await writes('Sorry, wrong number', '15:30');
    expect(await unread()).toHaveLength(1);
    accepted(await sendMessage(office.granted, ask(text)));
  });

  test('is found by search, and stays off the lists when a contact gets the number', async () => {
    await writes('Cheap loans!');
    await block();
    const { items } = accepted(await searchContacts(office.granted, ask({ text: number.slice(-7) })));
    expect(items).toMatchObject([{ conversation: { blocked: true } }]);
    const details = { contactId: 'con_tom', role: 'client', name: 'Tom Becker', phone: number } as const;
    accepted(await putContact(office.granted, ask(details)));
    expect(await recent('clients')).toEqual([]);
    await unblock();
    expect(await recent('clients')).toMatchObject([{ people: [{ name: 'Tom Becker' }] }]);
  });

  test('blocked twice keeps the first member and time, and another company has none of it (P23)', async () => {
    await writes('Cheap loans!');
    const first = await block();
    office.later(60);
    expect(await block()).toEqual(first);
    const other = await testCompany(table);
    expect(await listBlockedNumbers(other.granted, other.memberRequest({}))).toEqual({ items: [] });
    const { conversationId } = first;
    for (const act of [blockNumber, unblockNumber])
      expect(await act(other.granted, other.memberRequest({ conversationId }))).toEqual({
        refusal: { code: 'conversation-not-found' },
      });
  });
});

test('an unknown number that becomes a contact keeps its texts in the contact’s thread (P5)', async () => {
  await writes('Hi, it is Tom');
  expect(await recent('unknown')).toHaveLength(1);
  const details = { contactId: 'con_tom', role: 'client', name: 'Tom Becker', phone: number } as const;
  const contact = accepted(await putContact(office.granted, ask(details)));
  expect(contact).toMatchObject({ texting: { conversationId: (await row()).conversationId } });
  expect(await recent('unknown')).toEqual([]);
  expect(await recent('clients')).toMatchObject([{ people: [{ contactId: 'con_tom', former: false }] }]);
  expect((await thread()).map(({ text }) => text)).toEqual(['Hi, it is Tom']);
});

test('a number that is attached to a contact with another number leaves that one as former (P5, P21)', async () => {
  const ana = await office.contact({ name: 'Ana Moreno' });
  await office.receives(ana.number, 'From my old phone', '2026-03-20T14:00:00.000Z');
  await writes('Ana here, new phone');
  const details = { contactId: ana.contactId, role: 'client', name: 'Ana Moreno', phone: number } as const;
  accepted(await putContact(office.granted, ask({ ...details, revision: ana.revision })));
  expect(await row()).toMatchObject({
    sections: ['clients'],
    people: [{ contactId: ana.contactId, former: false, formerConversationId: ana.conversationId }],
  });
});
