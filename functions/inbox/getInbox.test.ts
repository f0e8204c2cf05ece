import { expect } from 'vitest';
import { routes } from '#shared/api/routes.ts';
import { Section } from '#shared/domain/role.ts';
import { listContacts } from '../contacts/listContacts.ts';
import { getConversation } from '../conversations/getConversation.ts';
import { listRecentConversations } from '../conversations/listRecentConversations.ts';
import { listUnread } from '../conversations/listUnread.ts';
import { findNextInspections } from '../inspections/findNextInspections.ts';
import { whoAmI } from '../members/whoAmI.ts';
import { listFailed } from '../messages/listFailed.ts';
import { listMessages } from '../messages/listMessages.ts';
import { getNumber } from '../number/getNumber.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import { getInbox } from './getInbox.ts';

const hoursAgo = (hours: number) =>
  new Date(office.granted.now().getTime() - hours * 3_600_000).toISOString();

/** Creates a company with a person in every section; Ana has an inspection tomorrow. */
async function busyOffice() {
  const ana = await office.contact({ role: 'client', name: 'Ana Moreno' });
  const ina = await office.contact({ role: 'inspector', name: 'Ina Berg', mobile: '+15550104411' });
  const eve = await office.contact({ role: 'agent', name: 'Eve Cole' });
  for (const [index, { number }] of [ana, ina, eve].entries()) {
    await office.receives(number, 'Hello', hoursAgo(index + 1));
  }
  await office.receives('+15550107777', 'Who is this?', hoursAgo(5));
  await table.store.putInspection(office.companyId, {
    inspectionId: 'insp_1',
    address: '214 Maple Ave',
    startsAt: hoursAgo(-20),
    people: [{ contactId: ana.contactId, role: 'client', name: 'Ana Moreno' }],
  });
  return ana;
}

test('one request answers what the requests of every list answer', async () => {
  const { contactId } = await busyOffice();
  const { granted, memberRequest } = office;
  const { lists, thread, ...me } = await getInbox(granted, memberRequest({}));
  expect(me).toEqual(await whoAmI(granted, memberRequest({})));
  expect(thread).toBeUndefined();
  for (const section of Section.options) {
    const alone = await listRecentConversations(granted, memberRequest({ section }));
    expect(lists?.recent[section]).toEqual(alone);
    expect(lists?.recent[section].items).toHaveLength(1);
  }
  expect(lists?.unread).toEqual(await listUnread(granted, memberRequest({})));
  expect(lists?.failed).toEqual(await listFailed(granted, memberRequest({})));
  expect(lists?.number).toEqual(await getNumber(granted, memberRequest({})));
  const { items } = await findNextInspections(granted, memberRequest({ contactIds: [contactId] }));
  expect(lists?.nextInspections).toEqual(items);
  expect(items).toHaveLength(1);
  expect(lists?.contacts).toBeUndefined();
});

test('the conversation in the address comes along with its newest messages', async () => {
  await busyOffice();
  const { granted, memberRequest } = office;
  const { conversations } = await listUnread(granted, memberRequest({}));
  const conversationId = conversations[0]?.conversationId ?? '';
  const { thread } = await getInbox(granted, memberRequest({ conversationId }));
  expect(thread).toEqual({
    conversation: await getConversation(granted, memberRequest({ conversationId })),
    messages: await listMessages(granted, memberRequest({ conversationId })),
  });
  expect(thread?.messages.items).toHaveLength(1);
});

test('a conversation of another company, or one that does not exist, leaves the lists as they are', async () => {
  await busyOffice();
  const { conversations } = await listUnread(office.granted, office.memberRequest({}));
  const conversationId = conversations[0]?.conversationId ?? '';
  const other = await testCompany(table);
  for (const asked of [conversationId, 'cnv_aaaaaaaaaaaaaaaaaaaa']) {
    const { lists, thread } = await getInbox(other.granted, other.memberRequest({ conversationId: asked }));
    expect(thread).toBeUndefined();
    expect(lists?.unread.count).toBe(0);
  }
});

test('a company without conversations learns whether it has contacts (P7)', async () => {
  const { granted, memberRequest } = office;
  expect((await getInbox(granted, memberRequest({}))).lists?.contacts).toEqual({ items: [] });
  await office.contact({ name: 'Ana Moreno' });
  const { lists } = await getInbox(granted, memberRequest({}));
  expect(lists?.contacts).toEqual(await listContacts(granted, memberRequest({})));
});

test('where the company cannot text, staff learn who is signed in and nothing else, and admins still read (P3)', async () => {
  await busyOffice();
  const { granted, kim, lee } = office;
  const { lists } = await getInbox(granted, office.memberRequest({}));
  const { originationNumber: _number, ...withoutNumber } = kim.company;
  for (const company of [withoutNumber, { ...kim.company, plan: 'basic' as const }]) {
    const ofStaff = { caller: { ...lee, company }, input: {} };
    expect(await getInbox(granted, ofStaff)).toEqual(await whoAmI(granted, ofStaff));
    const ofAdmin = { caller: { ...kim, company }, input: {} };
    expect(await getInbox(granted, ofAdmin)).toEqual({ ...(await whoAmI(granted, ofAdmin)), lists });
  }
});

test('where the company cannot text and never did, admins have nothing to read, whatever contacts there are (P3)', async () => {
  const { granted, kim } = office;
  await office.contact({ name: 'Ana Moreno' });
  const asked = { caller: { ...kim, company: { ...kim.company, plan: 'basic' as const } }, input: {} };
  const answer = await getInbox(granted, asked);
  expect(answer).toMatchObject({ mayRead: false });
  expect(answer.lists).toBeUndefined();
});

test('the answer keeps to its contract', async () => {
  await busyOffice();
  const answer = await getInbox(office.granted, office.memberRequest({}));
  expect(routes.getInbox.output.safeParse(answer).success).toBe(true);
});
