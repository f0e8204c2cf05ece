import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#testing/testDatabase.ts';
import { maxPeople } from '../domain/conversation.ts';
import { isRefused } from '../domain/refusal.ts';
import type { Acceptance } from './acceptStore.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import type { ConversationItem } from './conversationItems.ts';
import { dynamoStore, type AdminStore } from './dynamoStore.ts';
import { keys } from './keys.ts';
import { receiveText, newCompany, newContact, randomNumber } from '#testing/testStore.ts';
import { resolveContact } from './resolveContact.ts';
import { update } from './update.ts';

let opened: TestDatabase;
let store: AdminStore;
/** Changes the table before each transaction, as another host does. */
let meanwhile: (() => Promise<unknown>) | undefined;
/** How many of the next transactions fail with a conflict, which the embedded engine never reports on its own. */
let conflicts = 0;
beforeAll(async () => {
  opened = await openTestDatabase();
  opened.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (request) => {
        if (commandName === 'TransactWriteItemsCommand') await meanwhile?.();
        if (commandName === 'TransactWriteItemsCommand' && conflicts > 0) {
          conflicts -= 1;
          throw new TransactionCanceledException({
            message: 'Transaction cancelled',
            $metadata: {},
            CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
          });
        }
        return next(request);
      },
    { step: 'initialize', name: 'meetAnother' },
  );
  store = dynamoStore(opened.tableName, opened.client);
});
afterEach(() => {
  meanwhile = undefined;
});
afterAll(() => opened?.stop());

test('a text whose transaction meets a conflict is stored once, on a retry', async () => {
  const company = await newCompany(store);
  const { number, conversationId } = await newContact(store, company);
  conflicts = 3;
  const inbound = {
    from: number,
    text: 'Hello',
    at: new Date().toISOString(),
    inboundMessageId: randomUUID(),
  };
  const at = await receiveText(store, company, inbound);
  expect(await receiveText(store, company, inbound)).toBe(at);
  expect(conflicts).toBe(0);
  expect(await store.listMessages(company.companyId, conversationId)).toMatchObject({
    items: [{ text: 'Hello' }],
  });
});

test('twenty texts to one number at the same moment are all stored, in one conversation', async () => {
  const company = await newCompany(store);
  const from = randomNumber();
  const texts = Array.from({ length: 20 }, (_, index) => `text ${index}`);
  const at = new Date().toISOString();
  await Promise.all(
    texts.map((text) => receiveText(store, company, { from, text, at, inboundMessageId: randomUUID() })),
  );
  const [conversation] = await store.listUnread(company.companyId);
  const page = await store.listMessages(company.companyId, conversation?.conversationId ?? '');
  if (isRefused(page)) throw new Error('Refused');
  expect(page.items.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
  expect(conversation?.revision).toBe(20);
});

test('at most 25 people share a number, and the newest 25 former ones are kept (P21)', async () => {
  const company = await newCompany(store);
  const phone = randomNumber();
  const sharing = [];
  for (let each = 0; each < maxPeople; each += 1) sharing.push(await newContact(store, company, { phone }));
  const details = { role: 'client' as const, name: 'One too many', phone };
  expect(
    await store.putContact(company, resolveContact(company, 'con_26', details), undefined, new Date()),
  ).toEqual({
    refusal: { code: 'number-full', max: 25 },
  });
  expect(await store.findContact(company.companyId, 'con_26')).toBeUndefined();
  expect(await store.searchContacts(company.companyId, 'one too many')).toMatchObject({ items: [] });

  const [{ conversationId } = { conversationId: '' }] = sharing;
  await receiveText(store, company, {
    from: phone,
    text: 'Hi',
    at: new Date().toISOString(),
    inboundMessageId: randomUUID(),
  });
  for (const { contactId, name, role, revision } of sharing) {
    await store.putContact(
      company,
      resolveContact(company, contactId, { role, name, phone: randomNumber() }),
      revision,
      new Date(),
    );
  }
  const later = await newContact(store, company, { phone, name: 'Li Wei' });
  await store.putContact(
    company,
    resolveContact(company, later.contactId, { role: 'client', name: 'Li Wei' }),
    later.revision,
    new Date(),
  );
  const conversation = await store.findConversation(company.companyId, conversationId);
  expect(conversation?.people).toHaveLength(25);
  expect(conversation?.people.map(({ name }) => name)).toContain('Li Wei');
  expect(conversation?.people.every(({ former }) => former)).toBe(true);
});

test('when two members change a contact at once, the second change is refused and nothing of it is stored', async () => {
  const company = await newCompany(store);
  const ana = await newContact(store, company);
  const change = (name: string) =>
    store.putContact(
      company,
      resolveContact(company, ana.contactId, { role: 'client', name, phone: ana.number }),
      ana.revision,
      new Date(),
    );
  const answers = await Promise.all([change('Ana Silva'), change('Ana Prado')]);
  const [refused] = answers.filter(isRefused);
  expect(refused).toEqual({ refusal: { code: 'contact-changed', revision: ana.revision + 1 } });
  const stored = await store.findContact(company.companyId, ana.contactId);
  const lost = stored?.name === 'Ana Silva' ? 'prado' : 'silva';
  expect(await store.searchContacts(company.companyId, lost)).toMatchObject({ items: [] });
  expect(await store.searchContacts(company.companyId, 'moreno')).toMatchObject({ items: [] });
});

describe('accepting a text to a conversation that others change', () => {
  const line = 'Reply STOP to opt out.';
  /** Builds the acceptance of a text: of a member, or of an automation with the company's opt-out line. */
  const acceptance = (
    { companyId }: CompanyWithSecret,
    { conversationId, contactId }: Awaited<ReturnType<typeof newContact>>,
    index = 0,
    isAuto = false,
  ): Acceptance => {
    const now = new Date(Date.UTC(2026, 2, 20, 15, 0, 0, index));
    return {
      companyId,
      conversationId,
      contactId,
      messageId: randomUUID(),
      text: `Text ${index}`,
      author: isAuto
        ? { kind: 'auto', automation: 'Reminder' }
        : { kind: 'member', memberId: `mem_${index}`, name: 'Kim Madsen' },
      idScope: isAuto ? 'automation:reminders' : 'member',
      lane: isAuto ? 'auto' : 'member',
      requestHash: String(index),
      ...(isAuto && { optOutLine: line }),
      now,
      checkAt: new Date(now.getTime() + 300_000),
    };
  };
  const textsOf = async (companyId: string, conversationId: string) => {
    const page = await store.listMessages(companyId, conversationId);
    if (isRefused(page)) throw new Error('Refused');
    return page.items;
  };

  test('before each try is refused as "try again" with nothing written, and the repeated request is one text', async () => {
    const company = await newCompany(store);
    const ana = await newContact(store, company);
    const row = keys.conversation(company.companyId, ana.conversationId);
    let changes = 0;
    meanwhile = () => {
      changes += 1;
      return opened.database.update(row, update<ConversationItem>({ add: { peopleRevision: 1 } }));
    };
    const text = acceptance(company, ana);
    expect(await store.accept(text, () => undefined)).toEqual({ refusal: { code: 'try-again' } });
    expect(changes).toBe(8);
    expect(await textsOf(company.companyId, ana.conversationId)).toEqual([]);
    expect(await store.findAccepted(company.companyId, 'member', text.messageId)).toBeUndefined();
    const untouched = await store.findConversation(company.companyId, ana.conversationId);
    expect(untouched).toMatchObject({ started: false, revision: ana.revision });

    meanwhile = undefined;
    const accepted = await store.accept(text, () => undefined);
    expect(accepted).toMatchObject({ state: 'queued', text: 'Text 0' });
    expect(await store.accept(text, () => undefined)).toEqual(accepted);
    expect(await textsOf(company.companyId, ana.conversationId)).toEqual([accepted]);
  });

  test('of twenty members and automations at once needs at most three of its eight tries', async () => {
    const company = await newCompany(store);
    const ana = await newContact(store, company);
    const tries = Array.from({ length: 20 }, () => 0);
    // Its text may become an older one, and another text may take the opt-out line. Each happens once.
    const answers = await Promise.all(
      tries.map((_, index) =>
        store.accept(acceptance(company, ana, index, index % 2 === 0), () => {
          tries[index] = (tries[index] ?? 0) + 1;
          return undefined;
        }),
      ),
    );
    expect(answers.filter(isRefused)).toEqual([]);
    expect(Math.max(...tries)).toBeLessThanOrEqual(3);
    const texts = await textsOf(company.companyId, ana.conversationId);
    expect(texts).toHaveLength(20);
    expect(texts.filter(({ text }) => text.endsWith(line))).toHaveLength(1);
  });
});
