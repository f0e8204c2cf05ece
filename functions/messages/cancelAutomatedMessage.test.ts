import { randomUUID } from 'node:crypto';
import { beforeEach, expect } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { accepted } from '#testing/accepted.ts';
import { newAutomation, testCompany } from '#testing/testCompany.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { cancelAutomatedMessage } from './cancelAutomatedMessage.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';

let input: Parameters<typeof postAutomatedMessage>[1]['input'];
let posted: OutboundMessage;
beforeEach(async () => {
  const { contactId } = await office.contact();
  input = {
    messageId: `reminder-${randomUUID()}`,
    contactId,
    text: 'Reminder: your inspection is tomorrow at nine.',
    automation: 'Reminder',
  };
  posted = await post();
});

const post = async (more: Partial<typeof input> = {}) =>
  accepted(await postAutomatedMessage(office.granted, office.automationRequest({ ...input, ...more })));
const messageKey = () => ({ companyId: office.companyId, ...posted });
const cancel = ({ messageId }: { readonly messageId: string } = posted) =>
  cancelAutomatedMessage(office.granted, office.automationRequest({ messageId }));

test('a text that was not handed over is cancelled, and cancelling it again returns the cancelled text', async () => {
  const cancelled = await cancel();
  expect(cancelled).toMatchObject({ ...posted, state: 'cancelled', cancelledBy: 'Reminders', revision: 2 });
  office.later(60);
  expect(await cancel()).toEqual(cancelled);
  expect(
    (await table.store.advance(messageKey(), 'claim', { claimId: 'one' }, office.granted.now())).moved,
  ).toBe(false);
});

test('a rescheduled text is cancelled before its time, and posting it again does not bring it back', async () => {
  const messageId = 'later-1';
  await post({ messageId, scheduledAt: '2026-03-21T13:00:00Z' });
  await post({ messageId, scheduledAt: '2026-03-22T13:00:00Z' });
  const cancelled = await cancel({ messageId });
  expect(cancelled).toMatchObject({ state: 'cancelled', at: '2026-03-22T13:00:00.000Z' });
  for (const scheduledAt of [undefined, '2026-03-22T13:00:00Z', '2026-03-23T13:00:00Z']) {
    expect(await post({ messageId, scheduledAt })).toEqual(cancelled);
  }
});

test('a text that is being handed over can no longer be cancelled, and the refusal names its state', async () => {
  await table.store.advance(messageKey(), 'claim', { claimId: 'one' }, office.granted.now());
  expect(await cancel()).toEqual({ refusal: { code: 'too-late-to-cancel', state: 'sending' } });
  await table.store.advance(messageKey(), 'carrierAccepts', {}, office.granted.now());
  expect(await cancel()).toEqual({ refusal: { code: 'too-late-to-cancel', state: 'sent' } });
});

test("an automation can neither cancel nor see another automation's or company's text (P23)", async () => {
  const unknown = { refusal: { code: 'message-not-found' } };
  expect(await cancel({ messageId: 'reminder-none' })).toEqual(unknown);
  const sister = await newAutomation(table.store, office.company, 'Reviews');
  const named = { messageId: posted.messageId };
  expect(await cancelAutomatedMessage(office.granted, { caller: sister, input: named })).toEqual(unknown);
  const other = await testCompany(table);
  const foreign = { automation: office.reminders.automation, company: other.company };
  expect(await cancelAutomatedMessage(other.granted, { caller: foreign, input: named })).toEqual(unknown);
  expect(await table.store.findOutbound(messageKey(), true)).toMatchObject({ status: 'queued' });
});
