import { randomUUID } from 'node:crypto';
import { beforeEach, expect } from 'vitest';
import { erasedName, type ContactList } from '#shared/domain/contact.ts';
import { erasedNumber } from '#shared/domain/phoneNumber.ts';
import { listRecentConversations } from '../conversations/listRecentConversations.ts';
import { postAutomatedMessage } from '../messages/postAutomatedMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { reasonNotToSend } from '../messages/reasonNotToSend.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { archive, ask, conversation, draft, found, restore, shown } from '#testing/testArchive.ts';
import { testCompany } from '#testing/testCompany.ts';
import { archiveContact, restoreContact } from './archiveContact.ts';
import { eraseContact } from './eraseContact.ts';
import { listContacts } from './listContacts.ts';
import { putContact } from './putContact.ts';

beforeEach(async () => {
  await office.receives(ana.number, 'Hello', '2026-03-20T14:00:00.000Z');
});

const listed = async (list?: ContactList) =>
  accepted(await listContacts(office.granted, ask({ list }))).items.map(({ name }) => name);

test('an archived contact leaves the lists and the search, and the history stays', async () => {
  await archive();
  expect([await listed(), await listed('client'), await listed('archived')]).toEqual([
    [],
    [],
    ['Ana Moreno'],
  ]);
  expect(await found('Ana')).toEqual([]);
  expect(accepted(await listRecentConversations(office.granted, ask({ section: 'clients' }))).items).toEqual(
    [],
  );
  expect(await conversation()).toMatchObject({
    started: true,
    people: [{ contactId: ana.contactId, name: 'Ana Moreno', former: true, archived: true }],
  });
});

test('a restored contact is as it was before', async () => {
  const before = await conversation();
  const archived = await archive();
  expect(await archive()).toEqual(archived);
  const restored = await restore();
  expect(await restore()).toEqual(restored);
  const { number: _, conversationId: __, revision, ...details } = ana;
  expect(restored).toEqual({ ...details, revision: revision + 2 });
  expect([await listed('client'), await listed('archived')]).toEqual([['Ana Moreno'], []]);
  expect(await found('Ana')).toEqual([restored]);
  expect((await conversation()).people).toEqual(before.people);
});

test('a contact with an earlier number still has the link to it after a time in the archive (P21)', async () => {
  const { contactId, revision } = ana;
  const moved = { contactId, role: 'client', name: 'Ana Moreno', phone: '+15550109977', revision } as const;
  accepted(await putContact(office.granted, ask(moved)));
  await archive();
  expect(await restore()).toMatchObject({ formerConversationId: ana.conversationId });
});

test('a text to an archived contact is refused, and one that still waits is not sent', async () => {
  const post = draft(ana.contactId);
  await archive();
  const refused = { refusal: { code: 'contact-archived', contactId: ana.contactId } };
  expect(await sendMessage(office.granted, ask(post))).toEqual(refused);
  const posted = {
    contactId: ana.contactId,
    messageId: randomUUID(),
    text: 'Reminder',
    automation: 'Reminders',
  };
  expect(await postAutomatedMessage(office.granted, office.automationRequest(posted))).toEqual(refused);
  const waiting = { contactId: ana.contactId } as Parameters<typeof reasonNotToSend>[2];
  expect(reasonNotToSend(office.company, await conversation(), waiting)).toBe('contact-archived');
});

test('an archived contact who writes again is listed under Unknown numbers, as a former person', async () => {
  await archive();
  await office.receives(ana.number, 'Hello again', '2026-03-20T14:30:00.000Z');
  const { items } = accepted(await listRecentConversations(office.granted, ask({ section: 'unknown' })));
  expect(items).toMatchObject([{ people: [{ name: 'Ana Moreno', archived: true }] }]);
});

test('a change of an archived contact leaves it archived', async () => {
  const { revision } = await archive();
  const details = {
    contactId: ana.contactId,
    role: 'agent',
    name: 'Ana Silva',
    phone: ana.number,
    revision,
  } as const;
  const changed = accepted(await putContact(office.granted, ask(details)));
  expect(changed).toHaveProperty('archivedAt');
  expect([await listed('agent'), await listed('archived')]).toEqual([[], ['Ana Silva']]);
  expect((await conversation()).people).toMatchObject([{ former: true }]);
});

test('an archived contact that is erased is former, and archived no longer', async () => {
  await archive();
  accepted(await eraseContact(office.granted, ask({ contactId: ana.contactId })));
  expect(await conversation()).toMatchObject({ number: erasedNumber });
  expect(await shown()).toEqual([`${erasedName}, former`]);
});

test('a contact of another company can be neither archived nor restored (P23)', async () => {
  const other = await testCompany(table);
  for (const act of [archiveContact, restoreContact])
    expect(await act(other.granted, other.memberRequest({ contactId: ana.contactId }))).toEqual({
      refusal: { code: 'contact-not-found' },
    });
});
