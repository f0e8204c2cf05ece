import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRefused } from '../domain/refusal.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';
import { writeCursor, type Page } from './cursor.ts';
import type { AdminStore } from './dynamoStore.ts';
import {
  receiveText,
  newCompany,
  newContact,
  openTestStore,
  randomNumber,
  type TestStore,
} from '#testing/testStore.ts';
import { resolveContact } from './resolveContact.ts';

let opened: TestStore;
let store: AdminStore;
let company: CompanyWithSecret;
beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
});
beforeEach(async () => {
  company = await newCompany(store);
});
afterAll(() => opened?.stop());

const now = new Date('2026-03-20T15:00:00.000Z');
const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

function textFrom(from: string, at: string, text = 'Hello') {
  return receiveText(store, company, { from, text, at, inboundMessageId: randomUUID() });
}

async function allPages<Item>(
  ask: (cursor?: string) => Promise<Page<Item> | { readonly refusal: unknown }>,
): Promise<readonly (readonly Item[])[]> {
  const pages: (readonly Item[])[] = [];
  for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined;) {
    const page = await ask(cursor);
    if (isRefused(page)) throw new Error('The cursor was refused');
    const { items, cursor: next } = page as Page<Item>;
    pages.push(items);
    cursor = next;
  }
  return pages;
}

test('more companies than one batch of reads holds are listed', async () => {
  const { originationNumber: _, ...withoutNumber } = company;
  const ids = Array.from({ length: 101 }, (__, number) => `co_many${number}`);
  await Promise.all(ids.map((companyId) => store.putCompany({ ...withoutNumber, companyId })));
  const listed = (await store.listCompanies()).map(({ companyId }) => companyId);
  expect(listed).toEqual(expect.arrayContaining(ids));
});

describe('the recent lists', () => {
  test('hold conversations with a message in the last 14 days, newest first, and no older ones (P4)', async () => {
    const [old, recent, newest] = await Promise.all(
      ['Old', 'Recent', 'Newest'].map((name) => newContact(store, company, { name })),
    );
    await textFrom(old?.number ?? '', daysBefore(14.01));
    await textFrom(newest?.number ?? '', daysBefore(1));
    await textFrom(recent?.number ?? '', daysBefore(13.99));
    const listed = await store.listRecent(company.companyId, 'clients', now);
    expect(namesIn(listed)).toEqual(['Newest', 'Recent']);
  });

  test('are read page by page without gaps or duplicates', async () => {
    const numbers = Array.from({ length: 70 }, randomNumber);
    await Promise.all(numbers.map((number, index) => textFrom(number, daysBefore(index / 10))));
    const pages = await allPages((cursor) => store.listRecent(company.companyId, 'unknown', now, cursor));
    expect(pages.map((page) => page.length)).toEqual([30, 30, 10]);
    expect(pages.flat().map(({ number }) => number)).toEqual(numbers);
  });

  test('show people who share a number once, in the section of every role among them (P21)', async () => {
    const agent = await newContact(store, company, { role: 'agent', name: 'Tom Becker' });
    await newContact(store, company, { name: 'Ann Becker', phone: agent.number });
    await textFrom(agent.number, daysBefore(1));
    const sections = await Promise.all(
      (['inspectors', 'agents', 'clients', 'unknown'] as const).map((section) =>
        store.listRecent(company.companyId, section, now),
      ),
    );
    expect(sections.map(namesIn)).toEqual([[], ['Ann Becker'], ['Ann Becker'], []]);
  });

  test('move a number out of Unknown once a contact has it, and back when no contact has it (P5, P21)', async () => {
    const number = randomNumber();
    await textFrom(number, daysBefore(1));
    const [unknown] = await itemsOf('unknown');
    expect(unknown?.number).toBe(number);
    const ana = await newContact(store, company, { phone: number });
    expect([await itemsOf('unknown'), await itemsOf('clients')]).toMatchObject([[], [{ number }]]);
    await store.putContact(
      company,
      resolveContact(company, ana.contactId, { role: 'client', name: 'Ana Moreno', phone: randomNumber() }),
      ana.revision,
      now,
    );
    const [left] = await itemsOf('unknown');
    expect(left?.people).toMatchObject([{ name: 'Ana Moreno', former: true }]);
    expect(await itemsOf('clients')).toEqual([]);
  });

  async function itemsOf(section: 'unknown' | 'clients') {
    const page = await store.listRecent(company.companyId, section, now);
    if (isRefused(page)) throw new Error('Refused');
    return page.items;
  }
});

describe('a thread', () => {
  test('is read backwards from its newest text, 50 at a time, in order of arrival (P10, P19)', async () => {
    const { number, conversationId } = await newContact(store, company);
    const times = Array.from({ length: 120 }, (_, index) => daysBefore(index));
    // Late events arrive in any order and are sorted by their time.
    for (const at of [...times.slice(60), ...times.slice(0, 60)]) await textFrom(number, at, at);
    const pages = await allPages((before) => store.listMessages(company.companyId, conversationId, before));
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(pages.flat().map(({ text }) => text)).toEqual(times);
  });

  test('keeps the newest text in its row when an older one arrives late (P18, P19)', async () => {
    const { number, conversationId } = await newContact(store, company);
    await textFrom(number, daysBefore(1), 'newer');
    await textFrom(number, daysBefore(2), 'older, but late');
    const conversation = await store.findConversation(company.companyId, conversationId);
    expect(conversation?.lastMessage?.preview).toBe('newer');
    expect(conversation?.unreadSince).toBe(daysBefore(1));
  });

  test('stays unread when a text arrived after the one that was read (P18)', async () => {
    const { number, conversationId } = await newContact(store, company);
    await textFrom(number, daysBefore(2));
    const seen = await store.findConversation(company.companyId, conversationId);
    await textFrom(number, daysBefore(1));
    await store.markRead(company.companyId, conversationId, seen?.revision ?? 0);
    expect(await store.listUnread(company.companyId)).toMatchObject([{ conversationId }]);
    const after = await store.findConversation(company.companyId, conversationId);
    await store.markRead(company.companyId, conversationId, after?.revision ?? 0);
    expect(await store.listUnread(company.companyId)).toEqual([]);
  });
});

describe('a cursor', () => {
  test('is refused for another query than its own, and when it is forged', async () => {
    const { conversationId } = await newContact(store, company);
    const cursors = [
      writeCursor('recent agents', [conversationId, daysBefore(1)]),
      writeCursor('recent clients', ['cnv_short', daysBefore(1)]),
      writeCursor('recent clients', [conversationId]),
      'nonsense',
    ];
    const answers = await Promise.all(
      cursors.map((cursor) => store.listRecent(company.companyId, 'clients', now, cursor)),
    );
    expect(answers).toEqual(answers.map(() => ({ refusal: { code: 'cursor-invalid' } })));
  });

  test("never reads one company's data for another company (P23)", async () => {
    const numbers = Array.from({ length: 31 }, randomNumber);
    await Promise.all(numbers.map((number) => textFrom(number, daysBefore(1))));
    const page = await store.listRecent(company.companyId, 'unknown', now);
    if (isRefused(page)) throw new Error('Refused');
    expect(page.cursor).toBeDefined();
    const other = await newCompany(store);
    const stolen = await store.listRecent(other.companyId, 'unknown', now, page.cursor);
    expect(stolen).toMatchObject({ items: [] });
  });
});

test('a conversation id is the same for the same number, differs between companies and does not contain the number', async () => {
  const other = await newCompany(store);
  const id = conversationIdOf(company.secret, '+15550102214');
  expect(id).toMatch(/^cnv_[a-z2-7]{20}$/);
  expect(conversationIdOf(company.secret, '+15550102214')).toBe(id);
  expect(conversationIdOf(company.secret, '+15550102215')).not.toBe(id);
  expect(conversationIdOf(other.secret, '+15550102214')).not.toBe(id);
});

function namesIn(page: Awaited<ReturnType<AdminStore['listRecent']>>): readonly string[] {
  if (isRefused(page)) throw new Error('Refused');
  return page.items.map(({ people }) => people[0]?.name ?? '');
}
