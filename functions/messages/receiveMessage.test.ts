import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as z from 'zod/mini';
import { titleOf } from '#shared/domain/conversation.ts';
import type { Section } from '#shared/domain/role.ts';
import { InboundSms } from '../carrier/inboundSms.ts';
import { listRecentConversations } from '../conversations/listRecentConversations.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { openTestClient } from '#testing/testClient.ts';
import { testCompany } from '#testing/testCompany.ts';
import { keys } from '#shared/store/keys.ts';
import { listMessages } from './listMessages.ts';
import { receiveMessage } from './receiveMessage.ts';
import { sendMessage } from './sendMessage.ts';

const at = (time: string) => `2026-03-20T${time}:00.000Z`;
const text = (
  from: string,
  words: string,
  publishedAt = at('14:00'),
  inboundMessageId: string = randomUUID(),
) => ({
  payload: {
    personNumber: from,
    ourNumber: office.company.originationNumber ?? '',
    text: words,
    inboundMessageId,
  },
  publishedAt,
});
const receive = (event: ReturnType<typeof text>) => receiveMessage(office.granted, event);
const thread = async (conversationId = ana.conversationId) =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId }))).items;
const sendFromOffice = async (words: string) => {
  const { conversationId, contactId } = ana;
  const message = { conversationId, contactId, messageId: randomUUID(), text: words };
  return accepted(await sendMessage(office.granted, office.memberRequest(message)));
};
const texts = async (conversationId?: string) =>
  (await thread(conversationId)).map((message) => message.text);
const row = () => table.store.findConversation(office.companyId, ana.conversationId);
const listed = async (section: Section) =>
  accepted(await listRecentConversations(office.granted, office.memberRequest({ section }))).items;

describe('an inbound text', () => {
  test('is the newest in the person’s thread, has the topic’s time, and makes the conversation unread (P13, P18)', async () => {
    await receive(text(ana.number, 'Which door?'));
    expect(await thread()).toMatchObject([{ direction: 'inbound', text: 'Which door?', at: at('14:00') }]);
    expect(await row()).toMatchObject({
      started: true,
      unreadSince: at('14:00'),
      lastMessage: { preview: 'Which door?', direction: 'inbound' },
    });
    expect(await listed('clients')).toMatchObject([{ conversationId: ana.conversationId }]);
  });

  test('stays known after our auto reply, also once it is read, until the office texts (P18, P25)', async () => {
    await receive(text(ana.number, 'Help'));
    expect(await row()).toMatchObject({
      lastMessage: { direction: 'outbound', autoReply: true },
      lastInboundPreview: 'Help',
    });
    const { revision = 0 } = (await row()) ?? {};
    await table.store.markRead(office.companyId, ana.conversationId, revision);
    expect(await row()).toMatchObject({ lastInboundPreview: 'Help' });
    await sendFromOffice('We open at eight.');
    expect(await row()).not.toHaveProperty('lastInboundPreview');
  });

  test('stays known while it is unread and the office texts after it, until a newer one arrives (P18)', async () => {
    await receive(text(ana.number, 'Which door?'));
    await sendFromOffice('See you tomorrow.');
    expect(await row()).toMatchObject({
      lastMessage: { preview: 'See you tomorrow.' },
      lastInboundPreview: 'Which door?',
    });
    await receive(text(ana.number, 'Thank you!', at('15:30')));
    expect(await row()).toMatchObject({ lastMessage: { preview: 'Thank you!' } });
    expect(await row()).not.toHaveProperty('lastInboundPreview');
  });

  test('keeps who had the number then, even if people join or leave it later (P21)', async () => {
    const aisha = { contactId: ana.contactId, name: 'Ana Moreno' };
    await receive(text(ana.number, 'This is Ana.'));
    const dana = await office.contact({ name: 'Dana Reyes', phone: ana.number });
    expect(await row()).toMatchObject({ lastMessage: { writers: [aisha] } });
    expect(await thread()).toMatchObject([{ writers: [aisha] }]);
    await receive(text(ana.number, 'Which door?', at('14:05')));
    const both = [aisha, { contactId: dana.contactId, name: 'Dana Reyes' }];
    expect(await thread()).toMatchObject([{ writers: both }, { writers: [aisha] }]);
    expect((await row())?.lastMessage).not.toHaveProperty('writers');
  });

  test('from an unknown number stays without a name when a contact gets the number (P5, P21)', async () => {
    const number = randomNumber();
    await receive(text(number, 'Are you open today?'));
    const { conversationId } = await office.contact({ phone: number });
    expect(await thread(conversationId)).toMatchObject([{ writers: [] }]);
  });

  test('is stored once, even if its event is delivered several times at the same moment (P17)', async () => {
    const event = text(ana.number, 'Which door?');
    await Promise.all([receive(event), receive(event), receive(event)]);
    const once = await row();
    await receive(event);
    expect(await texts()).toEqual(['Which door?']);
    expect(await row()).toEqual(once);
  });

  test('does not make a conversation unread again when its event is repeated after it was read (P17, P18)', async () => {
    const event = text(ana.number, 'Which door?');
    await receive(event);
    const { revision = 0 } = (await row()) ?? {};
    await table.store.markRead(office.companyId, ana.conversationId, revision);
    await receive(event);
    expect(await row()).not.toHaveProperty('unreadSince');
  });

  test('whose event comes again with a later time is the same text, at its first time', async () => {
    const [first, again] = [at('14:00'), at('14:03')];
    const id = randomUUID();
    await receive(text(ana.number, 'Which door?', first, id));
    await receive(text(ana.number, 'Which door?', again, id));
    expect(await thread()).toMatchObject([{ text: 'Which door?', at: first }]);
    expect(await row()).toMatchObject({ lastMessage: { at: first } });
  });

  test('is stored by the next run, at its first time, when a run dies after it fixed that time', async () => {
    const event = text(ana.number, 'Which door?', at('14:03'));
    const key = keys.marker(office.companyId, 'carrier', event.payload.inboundMessageId);
    const marker = { ...key, conversationId: ana.conversationId, at: at('14:00') };
    await table.writeMany([marker]);
    await receive(event);
    expect(await thread()).toMatchObject([{ text: 'Which door?', at: at('14:00') }]);
    expect(await row()).toMatchObject({ unreadSince: at('14:00') });
    await receive(event);
    expect(await thread()).toHaveLength(1);
  });

  test('whose run died after it fixed the time opts out at that time, so a later START stays the last word (P19, P24)', async () => {
    const event = text(ana.number, 'STOP', at('14:03'));
    const key = keys.marker(office.companyId, 'carrier', event.payload.inboundMessageId);
    const marker = { ...key, conversationId: ana.conversationId, at: at('14:00') };
    await table.writeMany([marker]);
    await receive(text(ana.number, 'START', at('14:01')));
    await receive(event);
    expect(await row()).not.toHaveProperty('optOut');
  });

  test('with the same words under another id is another text', async () => {
    await receive(text(ana.number, 'Yes'));
    await receive(text(ana.number, 'Yes'));
    expect(await texts()).toEqual(['Yes', 'Yes']);
  });

  test('may be empty and is stored unchanged', async () => {
    await receive(text(ana.number, ''));
    await receive(text(ana.number, '  two\nlines  ', at('14:01')));
    expect(await texts()).toEqual(['  two\nlines  ', '']);
  });
});

describe('a late text (P19)', () => {
  test('is sorted into the thread and does not replace the newer last message of the row', async () => {
    await receive(text(ana.number, 'second', at('14:05')));
    await receive(text(ana.number, 'first', at('14:00')));
    expect(await texts()).toEqual(['second', 'first']);
    expect(await row()).toMatchObject({ lastMessage: { preview: 'second', at: at('14:05') } });
  });

  test('is sorted before the office’s later answer and makes the conversation unread', async () => {
    const { conversationId, contactId } = ana;
    const draft = { conversationId, contactId, text: 'The side door.', messageId: randomUUID() };
    await sendMessage(office.granted, office.memberRequest(draft));
    await receive(text(ana.number, 'Which door?', at('14:58')));
    expect(await texts()).toEqual(['The side door.', 'Which door?']);
    expect(await row()).toMatchObject({
      lastMessage: { preview: 'The side door.' },
      unreadSince: at('14:58'),
    });
  });
});

test('of two late texts that are stored at the same moment, the newer one stays the person’s last (P19)', async () => {
  await sendFromOffice('See you tomorrow.');
  const run = openTestClient(table);
  let writes = 0;
  run.through(async (request, isWrite) => {
    if (isWrite) writes += 1;
    // The first write fixes the time, and the second one stores the text.
    if (isWrite && writes === 2) await receive(text(ana.number, 'second', at('14:05')));
    return request();
  });
  await receiveMessage({ ...office.granted, store: run.store }, text(ana.number, 'first', at('14:02')));
  run.close();
  expect(await texts()).toEqual(['See you tomorrow.', 'second', 'first']);
  expect(await row()).toMatchObject({ lastInboundAt: at('14:05') });
});

describe('an unknown number (P5, P17)', () => {
  test('gets a conversation in Unknown, which keeps all its texts', async () => {
    const stranger = randomNumber();
    await receive(text(stranger, 'Are you open?'));
    await receive(text(stranger, 'Hello?', at('14:01')));
    const [conversation, ...others] = await listed('unknown');
    expect(others).toEqual([]);
    expect(conversation).toMatchObject({ number: stranger, people: [], sections: ['unknown'] });
    expect(await texts(conversation?.conversationId)).toEqual(['Hello?', 'Are you open?']);
  });

  test('gets only one conversation when its first two texts arrive at the same moment', async () => {
    const stranger = randomNumber();
    await Promise.all([receive(text(stranger, 'Are you open?')), receive(text(stranger, 'Hello?'))]);
    const [conversation, ...others] = await listed('unknown');
    expect(others).toEqual([]);
    expect((await texts(conversation?.conversationId)).toSorted()).toEqual(['Are you open?', 'Hello?']);
  });

  test('leaves Unknown with all its messages when it becomes a contact', async () => {
    const stranger = randomNumber();
    await receive(text(stranger, 'Are you open?'));
    const agent = await office.contact({ role: 'agent', name: 'Tom Becker', phone: stranger });
    expect(await listed('unknown')).toEqual([]);
    expect(await listed('agents')).toMatchObject([{ conversationId: agent.conversationId }]);
    expect(await texts(agent.conversationId)).toEqual(['Are you open?']);
  });
});

describe('a sender that cannot be answered (P17)', () => {
  const from = async (sender: string, words = 'Your parcel is here') => {
    const payload = {
      originationNumber: sender,
      destinationNumber: office.company.originationNumber,
      messageBody: words,
      inboundMessageId: randomUUID(),
    };
    await receiveMessage(office.granted, { payload: z.parse(InboundSms, payload), publishedAt: at('14:00') });
  };

  test.each([
    ['68849', '68849'],
    ['USPS', 'USPS'],
    ['  Bob & Co.\n', 'Bob & Co.'],
    ['Poste\u0000 \ud83d', 'Poste \ufffd'],
    ['#CO*1', '#CO*1'],
    ['', 'Unknown sender'],
    ['5'.repeat(300), '5'.repeat(50)],
  ])('%j has a conversation in Unknown, unread, titled and found as %j', async (sender, shown) => {
    await from(sender);
    await from(sender, 'Second');
    const [conversation, ...others] = await listed('unknown');
    expect(others).toEqual([]);
    expect(conversation).toMatchObject({ number: shown, unreadSince: at('14:00') });
    expect(titleOf({ number: shown, people: [] })).toBe(shown);
    expect(await texts(conversation?.conversationId)).toHaveLength(2);
  });

  test('cannot be texted, and its STOP is not answered', async () => {
    await from('68849', 'STOP');
    await from('68849', 'HELP');
    const [{ conversationId } = { conversationId: '' }] = await listed('unknown');
    expect((await texts(conversationId)).toSorted()).toEqual(['HELP', 'STOP']);
    const draft = { conversationId, text: 'Hello', messageId: randomUUID() };
    expect(await sendMessage(office.granted, office.memberRequest(draft))).toEqual({
      refusal: { code: 'sender-not-answerable' },
    });
  });

  test('is distinguished from a person whose number lacks its plus sign', async () => {
    await from(ana.number.slice(1), 'It is Ana');
    expect(await texts()).toEqual(['It is Ana']);
  });
});

test('a text to a number that no company owns waits as a dead letter, so that it is not lost (P17)', async () => {
  const event = text(ana.number, 'Hello?');
  const toNobody = { ...event, payload: { ...event.payload, ourNumber: randomNumber() } };
  expect(await receive(toNobody)).toBe('unowned');
  expect(await texts()).toEqual([]);
});

test('a person who texts two companies has a thread in each, and neither company sees the other’s (P23)', async () => {
  const other = await testCompany(table);
  const theirs = await other.contact({ phone: ana.number });
  await receive(text(ana.number, 'For us'));
  const event = text(ana.number, 'For them');
  await receive({
    ...event,
    payload: { ...event.payload, ourNumber: other.company.originationNumber ?? '' },
  });
  expect(await texts()).toEqual(['For us']);
  const page = accepted(
    await listMessages(other.granted, other.memberRequest({ conversationId: theirs.conversationId })),
  );
  expect(page.items.map((message) => message.text)).toEqual(['For them']);
  expect(theirs.conversationId).not.toBe(ana.conversationId);
});

test('"Stop by at noon" is an ordinary message: the person can be texted afterwards (P24)', async () => {
  await receive(text(ana.number, 'Stop by at noon'));
  const { conversationId, contactId } = ana;
  const draft = { conversationId, contactId, text: 'We will.', messageId: randomUUID() };
  expect(await sendMessage(office.granted, office.memberRequest(draft))).toMatchObject({ state: 'queued' });
  expect(await texts()).toEqual(['We will.', 'Stop by at noon']);
});
