import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyWithSecret } from './companyStore.ts';
import type { Store } from './dynamoStore.ts';
import type { MessagePlace } from './messagePlace.ts';
import { hear, newCompany, newContact, openTestStore, randomNumber, type TestStore } from './testStore.ts';

const text =
  'The lockbox is at the side door; please bring the ladder and text us when you are done. We lock up at 5 pm today, Ana.';
const member = { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' } as const;

let opened: TestStore;
let store: Store;
let company: CompanyWithSecret;
beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
  company = await newCompany(store);
});
afterAll(() => opened?.stop());

test('what each access pattern costs is what the README says, and within the budget', async () => {
  const { companyId } = company;
  const subject = `issuer#${randomUUID()}`;
  await store.putMember(subject, companyId, {
    memberId: 'mem_kim',
    name: 'Kim Madsen',
    email: 'kim@example.com',
    role: 'staff',
  });
  const ana = await newContact(store, company, { name: 'Ana Moreno', email: 'ana@example.com' });
  const { conversationId } = ana;
  await acceptedBy('a first text, so that the thread has begun', conversationId, ana.contactId);

  const measured = {
    'who asks: member and company, with every request': () => store.findMembership(subject, companyId),
    'a first contact with a new number': () => newContact(store, company, { name: 'Luis Moreno' }),
    'a section of the recent lists, 1 conversation': () => store.listRecent(companyId, 'clients', new Date()),
    'a page of a thread, 1 message': () => store.listMessages(companyId, conversationId),
    'a search that finds 1 contact': () => store.searchContacts(companyId, 'ana moreno'),
    'the unread list, empty': () => store.listUnread(companyId),
    'what is due, nothing': () => store.listDue(new Date(0), 25),
    'the conversation of a contact': async () => {
      await store.findContact(companyId, ana.contactId);
      await store.findConversation(companyId, conversationId);
    },
  };
  const rows = new Map<string, { readonly read: number; readonly write: number }>();
  for (const [name, act] of Object.entries(measured)) rows.set(name, await opened.unitsOf(act));

  const messageId = randomUUID();
  let place: MessagePlace = { companyId, conversationId, at: '', messageId };
  const step = async (name: string, act: () => Promise<unknown>) => rows.set(name, await opened.unitsOf(act));
  await step('outbound 1: accept', async () => {
    const { at } = await acceptedBy(text, conversationId, ana.contactId, messageId);
    place = { ...place, at };
  });
  await step('outbound 2: look', () => store.findOutbound(place));
  const wanted = { parts: 1, lane: 'live', queuedAt: place.at } as const;
  await store.reserveSlot(companyId, wanted, new Date(), 10);
  await step('outbound 3: slot', () => store.reserveSlot(companyId, wanted, new Date(), 10));
  await step('outbound 4: claim', () => store.advance(place, 'claim', { claimId: randomUUID() }, new Date()));
  await step('outbound 5: last look', () => store.readForSending(companyId, conversationId));
  await step('outbound 6: answer', () =>
    store.advance(place, 'carrierAccepts', { carrierMessageId: randomUUID() }, new Date()),
  );
  await step('outbound 7: receipt', () => store.advance(place, 'receiptOfDelivery', {}, new Date()));

  const inbound = { from: ana.number, text, at: new Date().toISOString(), inboundMessageId: randomUUID() };
  await step('inbound: company by number', () => store.findCompanyByNumber(company.originationNumber ?? ''));
  await step('inbound: store the text of a contact', () => hear(store, company, inbound));
  await step('inbound: the same event again', () => hear(store, company, inbound));
  await step('inbound: the first text of a stranger', () =>
    hear(store, company, { ...inbound, from: randomNumber(), inboundMessageId: randomUUID() }),
  );
  const { revision } = (await store.findConversation(companyId, conversationId)) ?? { revision: 0 };
  await step('mark read', () => store.markRead(companyId, conversationId, revision));

  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  const table = [...rows].map(([name, { read, write }]) => `| ${name} | ${read} | ${write} |`);
  expect(table.filter((row) => !readme.includes(row))).toEqual([]);

  const sum = (unit: 'read' | 'write', prefix: string) =>
    [...rows].reduce((total, [name, units]) => total + (name.startsWith(prefix) ? units[unit] : 0), 0);
  expect(sum('write', 'outbound')).toBeLessThanOrEqual(14);
  expect(sum('read', 'outbound')).toBeLessThanOrEqual(7);
  expect(rows.get('inbound: store the text of a contact')?.write).toBeLessThanOrEqual(9);
});

async function acceptedBy(
  words: string,
  conversationId: string,
  contactId: string,
  messageId: string = randomUUID(),
) {
  const accepted = await store.accept(
    {
      companyId: company.companyId,
      conversationId,
      messageId,
      text: words,
      author: member,
      contactId,
      who: 'member',
      lane: 'live',
      requestHash: messageId,
      now: new Date(),
      lookAt: new Date(Date.now() + 300_000),
    },
    () => undefined,
  );
  if ('refusal' in accepted) throw new Error(accepted.refusal.code);
  return accepted;
}
