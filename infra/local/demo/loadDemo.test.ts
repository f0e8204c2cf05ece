import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefused } from '#shared/domain/refusal.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import { openTestStore, type TestStore } from '#testing/testStore.ts';
import type { Demo } from './Demo.ts';
import { demosAt } from './demosAt.ts';
import { loadCompany, loadDemo } from './loadDemo.ts';

const issuer = 'http://localhost/identity';
const [, demo] = demosAt(new Date('2026-03-20T15:00:00.000Z')) as readonly [Demo, Demo];
const { company, contacts, inspections, histories } = demo;
const lines: string[] = [];
let table: TestStore;
beforeAll(async () => {
  table = await openTestStore();
  await loadDemo({ store: table.store, issuer }, demo, (line) => lines.push(line));
});
afterAll(() => table?.stop());

const stored = async () => {
  const found = await table.store.findCompany(company.companyId);
  if (!found) throw new Error('The company is not there');
  return found;
};

async function newestTexts(companyId: string, conversationId: string): Promise<readonly string[]> {
  const page = await table.store.listMessages(companyId, conversationId);
  if (isRefused(page)) throw new Error('A thread without a cursor was refused');
  return page.items.map(({ text }) => text);
}

/** Everything that a member can see of the company. */
async function everything() {
  const { companyId, secret } = await stored();
  const { store } = table;
  const ids = histories.map(({ number }) => conversationIdOf(secret, number));
  return {
    secret,
    contacts: await Promise.all(contacts.map(({ contactId }) => store.findContact(companyId, contactId))),
    conversations: await Promise.all(ids.map((id) => store.findConversation(companyId, id))),
    texts: await Promise.all(ids.map((id) => newestTexts(companyId, id))),
    unread: await store.listUnread(companyId),
    inspections: await Promise.all(
      inspections.map(({ inspectionId }) => store.findInspection(companyId, inspectionId)),
    ),
  };
}

test('a person has opted out with a word that may have meant the inspection, and one text is scheduled (P26)', async () => {
  const [oak] = demosAt(new Date('2026-03-20T15:00:00.000Z')) as readonly [Demo, Demo];
  const [carol] = oak.histories.filter(({ number }) => number === '+15550102217');
  const [later] = oak.scheduled;
  if (!carol || !later) throw new Error('The demo has neither');
  const opened = await openTestStore();
  try {
    const names = ['Carol Whitfield', 'Grace Hopkins'];
    const people = oak.contacts.filter(({ details }) => names.includes(details.name));
    const part = { ...oak, contacts: people, inspections: [], histories: [carol] };
    await loadDemo({ store: opened.store, issuer }, part, () => {});
    const known = await opened.store.findCompany(oak.company.companyId);
    const rowOf = (number: string) =>
      opened.store.findConversation(oak.company.companyId, conversationIdOf(known?.secret ?? '', number));
    expect(await rowOf('+15550102217')).toMatchObject({
      optOut: { word: 'CANCEL', inspection: { address: '31 Willow Ct' } },
    });
    const waiting = await opened.store.findAccepted(oak.company.companyId, 'history', later.messageId);
    expect(waiting).toMatchObject({ status: 'scheduled', at: later.dueAt.toISOString() });
  } finally {
    await opened.stop();
  }
});

test('everything of the demo is in the table, in the format that the product itself writes', async () => {
  const seen = await everything();
  expect(seen.contacts.map((contact) => contact?.name)).toEqual(contacts.map(({ details }) => details.name));
  expect(seen.conversations.map((row) => row?.lastMessage?.at)).toEqual(
    histories.map(({ messages }) => messages.at(-1)?.at),
  );
  expect(seen.texts).toEqual(
    histories.map(({ messages }) =>
      messages
        .slice(-50)
        .map(({ text }) => text)
        .toReversed(),
    ),
  );
  expect(seen.unread).toHaveLength(histories.filter(({ unreadSince }) => unreadSince !== undefined).length);
  expect(seen.inspections).toEqual(inspections);
});

test('the members can sign in', async () => {
  for (const { sub, ...member } of company.members) {
    expect(await table.store.findMembership(`${issuer}#${sub}`, company.companyId)).toMatchObject({ member });
  }
});

test('the person who waits sees what is being loaded', () => {
  expect(lines).toEqual([
    `${company.name}: ${contacts.length} contacts`,
    `${company.name}: ${inspections.length} inspections`,
    expect.stringMatching(
      new RegExp(`^${company.name}: [\\d,]+ texts in ${histories.length} conversations$`),
    ),
  ]);
});

test('a repeated load, as after an interruption, duplicates nothing: only revisions increase', async () => {
  const before = await everything();
  await loadDemo({ store: table.store, issuer }, demo, () => {});
  const after = await everything();
  expect(withoutRevisions(after)).toEqual(withoutRevisions(before));
  for (const [index, row] of after.conversations.entries()) {
    expect(row?.revision).toBeGreaterThanOrEqual(before.conversations[index]?.revision ?? Infinity);
  }
  expect(after.contacts).toEqual(before.contacts);
});

test('a company without the demo keeps its secret, on which the id of every conversation depends', async () => {
  const { secret } = await stored();
  expect((await loadCompany({ store: table.store, issuer }, company)).secret).toBe(secret);
});

/** Each import increases the revision of a summary, so that an open page takes it for newer. */
function withoutRevisions({ conversations, unread, ...rest }: Awaited<ReturnType<typeof everything>>) {
  const plain = (row: (typeof conversations)[number]) => ({ ...row, revision: 0 });
  return { ...rest, conversations: conversations.map(plain), unread: unread.map(plain) };
}
