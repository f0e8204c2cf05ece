import { describe, expect } from 'vitest';
import { randomUUID } from 'node:crypto';
import { keys } from '#shared/store/keys.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { getConversation } from './getConversation.ts';
import { listUnread } from './listUnread.ts';
import { markRead, markUnread } from './markRead.ts';

const at = (minute: number) => `2026-03-20T14:${String(minute).padStart(2, '0')}:00.000Z`;
const conversation = async () =>
  accepted(
    await getConversation(office.granted, office.memberRequest({ conversationId: ana.conversationId })),
  );
const read = async (upTo: number, conversationId = ana.conversationId, by = office) =>
  markRead(by.granted, by.memberRequest({ conversationId, upTo }));
const unread = async (conversationId = ana.conversationId, by = office) =>
  markUnread(by.granted, by.memberRequest({ conversationId }));
const redDot = () => listUnread(office.granted, office.memberRequest({}));

describe('opening a conversation (P18)', () => {
  test('marks it read for the whole company and removes it from the count of the red dot (P1)', async () => {
    await office.receives(ana.number, 'Which door?', at(0));
    expect(await redDot()).toMatchObject({
      count: 1,
      conversations: [{ conversationId: ana.conversationId }],
    });
    const { revision } = await conversation();
    expect(await read(revision)).not.toHaveProperty('unreadSince');
    expect(await redDot()).toEqual({ count: 0, conversations: [] });
  });

  test('leaves a text unread that arrived after what the page had seen, with its time', async () => {
    await office.receives(ana.number, 'Which door?', at(0));
    const { revision } = await conversation();
    await office.receives(ana.number, 'Hello?', at(1));
    expect(await read(revision)).toMatchObject({ unreadSince: at(0) });
    expect((await redDot()).count).toBe(1);
  });

  test('marks texts read although the office has answered since, because an answer makes nothing unread', async () => {
    await office.receives(ana.number, 'Which door?', at(0));
    const { revision } = await conversation();
    const { conversationId, contactId } = ana;
    const draft = { conversationId, contactId, messageId: randomUUID(), text: 'The side door.' };
    await sendMessage(office.granted, office.memberRequest(draft));
    expect(await read(revision)).not.toHaveProperty('unreadSince');
  });

  test('that is already read changes nothing, so that no page gets an update', async () => {
    const before = await conversation();
    expect(await read(before.revision)).toEqual(before);
    expect(await conversation()).toEqual(before);
  });
});

describe('marking a conversation unread again (P18)', () => {
  test('makes it unread from its newest inbound text on, until it is opened', async () => {
    await office.receives(ana.number, 'Which door?', at(0));
    await read((await conversation()).revision);
    expect(await unread()).toMatchObject({ unreadSince: at(0) });
    expect((await redDot()).count).toBe(1);
    await read((await conversation()).revision);
    expect((await redDot()).count).toBe(0);
  });

  test('changes nothing when it has no inbound text', async () => {
    const silent = await conversation();
    expect(await unread()).toEqual(silent);
  });

  test('that is still unread keeps its place, and a request to mark it read that was made before does not undo it', async () => {
    await office.receives(ana.number, 'Which door?', at(0));
    await office.receives(ana.number, 'Hello?', at(1));
    const { revision } = await conversation();
    expect(await unread()).toMatchObject({ unreadSince: at(0) });
    expect(await read(revision)).toMatchObject({ unreadSince: at(0) });
    expect((await redDot()).conversations).toMatchObject([{ unreadSince: at(0) }]);
    await read((await conversation()).revision);
    expect((await redDot()).count).toBe(0);
  });
});

describe('the unread list (P1)', () => {
  test('lists each unread conversation once, newest first, including unknown numbers', async () => {
    const stranger = randomNumber();
    await office.receives(ana.number, 'one', at(0));
    await office.receives(stranger, 'two', at(1));
    await office.receives(ana.number, 'three', at(2));
    const { conversations, count } = await redDot();
    expect(conversations.map(({ number }) => number)).toEqual([stranger, ana.number]);
    expect(count).toBe(2);
  });

  test('lists a person who writes again after leaving the number by the time of that text', async () => {
    const { conversationId, contactId, revision } = ana;
    const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you tomorrow.' };
    const { at: lastAt } = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
    const moved = { role: 'client' as const, name: 'Ana Moreno', phone: randomNumber() };
    const contact = resolveContact(office.company, contactId, moved);
    accepted(await table.store.putContact(office.company, contact, revision, office.granted.now()));
    const after = (minutes: number) => new Date(Date.parse(lastAt) + minutes * 60_000).toISOString();
    const stranger = randomNumber();
    await office.receives(stranger, 'one', after(1));
    await office.receives(ana.number, 'two', after(2));
    const numbers = async () => (await redDot()).conversations.map(({ number }) => number);
    expect(await numbers()).toEqual([ana.number, stranger]);
    await office.receives(ana.number, 'late', after(0.5));
    expect(await numbers()).toEqual([ana.number, stranger]);
  });

  test('stops at 100, which the page prints as "99+"', async () => {
    const strangers = Array.from({ length: 101 }, randomNumber);
    await Promise.all(strangers.map((number) => office.receives(number, 'Hello', at(0))));
    expect((await redDot()).count).toBe(100);
  });

  test('counts 100 while the index still lists a conversation that was just read', async () => {
    const strangers = Array.from({ length: 101 }, randomNumber);
    await Promise.all(strangers.map((number) => office.receives(number, 'Hello', at(0))));
    await office.receives(ana.number, 'Which door?', at(1));
    const key = keys.conversation(office.company.companyId, ana.conversationId);
    const { inList, listedBy } = (await table.read(key)) ?? {};
    const inIndex = { inList, listedBy };
    await read((await conversation()).revision);
    await table.writeMany([{ ...key, ...(await table.read(key)), ...inIndex }]);
    const { count, conversations } = await redDot();
    expect([count, conversations.length]).toEqual([100, 100]);
  });
});

describe('the unread conversation that has waited longest', () => {
  const longest = async (after?: string, by = office) =>
    listUnread(by.granted, by.memberRequest({ only: 'longest' as const, after }));
  const idOf = async (number: string) =>
    (await redDot()).conversations.find((one) => one.number === number)?.conversationId ?? '';

  test('is found beyond the 100 that are listed, and then the next ones, round to the first', async () => {
    await office.receives(ana.number, 'Which door?', at(0));
    await office.receives('+15550107701', 'Hello', at(1));
    const second = await idOf('+15550107701');
    const strangers = Array.from({ length: 100 }, randomNumber);
    await Promise.all(strangers.map((number) => office.receives(number, 'Hello', at(2))));
    await office.receives('+15550107702', 'Hello', at(3));
    const newest = await idOf('+15550107702');
    const { conversationId } = ana;
    expect((await redDot()).conversations).toHaveLength(100);
    expect(await longest()).toMatchObject({ count: 1, conversations: [{ conversationId }] });
    expect((await longest(conversationId)).conversations).toMatchObject([{ conversationId: second }]);
    expect((await longest(newest)).conversations).toMatchObject([{ conversationId }]);

    await read((await conversation()).revision);
    const afterRead = [await longest(conversationId), await longest()];
    expect(afterRead).toMatchObject(afterRead.map(() => ({ conversations: [{ conversationId: second }] })));
  });

  test('is never the open one, nor one that the index still lists after it was read', async () => {
    await office.receives(ana.number, 'Which door?', at(0));
    const { conversationId } = ana;
    const nothing = { count: 0, conversations: [] };
    expect(await longest(conversationId)).toEqual(nothing);

    const key = keys.conversation(office.company.companyId, conversationId);
    const { inList, listedBy } = (await table.read(key)) ?? {};
    const inIndex = { inList, listedBy };
    await read((await conversation()).revision);
    await table.writeMany([{ ...key, ...(await table.read(key)), ...inIndex }]);
    expect([await longest(), await longest(conversationId)]).toEqual([nothing, nothing]);
  });

  test('never belongs to another company (P23)', async () => {
    const other = await testCompany(table);
    await office.receives(ana.number, 'Which door?', at(0));
    const { conversationId } = ana;
    const nothing = { count: 0, conversations: [] };
    expect([await longest(undefined, other), await longest(conversationId, other)]).toEqual([
      nothing,
      nothing,
    ]);
  });
});

test("another company's conversation is not found and does not change (P23)", async () => {
  const other = await testCompany(table);
  await office.receives(ana.number, 'Which door?', at(0));
  const before = await conversation();
  const notFound = { refusal: { code: 'conversation-not-found' } };
  const { conversationId } = ana;
  expect(await getConversation(other.granted, other.memberRequest({ conversationId }))).toEqual(notFound);
  expect(await read(before.revision, conversationId, other)).toEqual(notFound);
  expect(await unread(conversationId, other)).toEqual(notFound);
  expect(await listUnread(other.granted, other.memberRequest({}))).toEqual({ count: 0, conversations: [] });
  expect(await conversation()).toEqual(before);
});
