import { expect } from 'vitest';
import { manifest, type FunctionName } from '#functions/manifest.ts';
import { test } from '#testing/test.ts';
import { keys } from '#shared/store/keys.ts';
import { mayWrite, withGrantsOf } from './enforceGrants.ts';

const names = Object.keys(manifest) as FunctionName[];
const writersOf = ({ pk }: { readonly pk: string }) =>
  names.filter((name) => mayWrite(name, { action: 'Update', pk }));

test('only the named functions may change what is kept from the others', () => {
  const mayManageMembers = ['listMembers', 'inviteMember', 'setMemberRole', 'removeMember'];
  const mayServePages = ['requestLiveTicket', 'connectLive', 'disconnectLive', 'announceChanges'];
  expect(writersOf(keys.company('co_oak'))).toEqual(['setCompany']);
  expect(writersOf(keys.originationNumber('+13125550100'))).toEqual([]);
  expect(writersOf(keys.sending)).toEqual([]);
  expect(writersOf(keys.member('issuer#subject', 'co_oak'))).toEqual(mayManageMembers);
  expect(writersOf(keys.admins('co_oak'))).toEqual(mayManageMembers);
  expect(writersOf(keys.automation('Reminders', 'co_oak'))).toEqual(['switchAutomation']);
  expect(writersOf(keys.memberSettings('co_oak', 'mem_kim'))).toEqual([
    'setNavigationBar',
    'dismissOverview',
  ]);
  expect(writersOf(keys.rateLimit('co_oak'))).toEqual(['resumeNumber', 'deliverMessage']);
  expect(writersOf(keys.liveConnection('co_oak', 'page'))).toEqual(mayServePages);
  expect(writersOf(keys.ticket('ticket'))).toEqual(mayServePages);
});

test('an id that looks like another partition keeps no text from being accepted', () => {
  for (const id of ['LIVE', 'RATE_LIMIT', 'SETTINGS#co_oak#mem_kim', 'TABLE']) {
    expect(writersOf(keys.marker('co_oak', 'Reminders', id))).toContain('postAutomatedMessage');
  }
});

test('a function that writes outside its grant is refused as in AWS, and the item stays', async ({
  table,
  office,
}) => {
  const { companyId } = office;
  const refused = { name: 'AccessDeniedException' };
  const now = new Date();
  const { contactId, conversationId } = await office.contact();
  await expect(
    withGrantsOf('getInbox', () => table.store.markUnread(companyId, conversationId)),
  ).rejects.toMatchObject(refused);
  await expect(
    withGrantsOf('sendMessage', () => table.store.setRateLimit(companyId, 50)),
  ).rejects.toMatchObject(refused);
  await expect(
    withGrantsOf('setCompany', () => table.store.archiveContact(companyId, contactId, true, now)),
  ).rejects.toMatchObject(refused);
  expect(await table.read(keys.rateLimit(companyId))).toBeUndefined();
  await withGrantsOf('resumeNumber', () => table.store.resumeNumber(companyId, now));
  await withGrantsOf('sendMessage', () => table.store.markUnread(companyId, conversationId));
});
