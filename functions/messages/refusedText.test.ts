import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { putContact } from '../contacts/putContact.ts';
import { getInspection } from '../inspections/getInspection.ts';
import { accepted } from '#testing/accepted.ts';
import { newAutomation, testCompany } from '#testing/testCompany.ts';
import { randomNumber } from '#testing/testStore.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { cancelAutomatedMessage } from './cancelAutomatedMessage.ts';
import { dismissRefusedText } from './dismissRefusedText.ts';
import { listFailed } from './listFailed.ts';
import { listMessages } from './listMessages.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';
import { sendRefusedText } from './sendRefusedText.ts';

type Post = Parameters<typeof postAutomatedMessage>[1]['input'];

let contactId: string;
let reminder: Post;
beforeEach(async () => {
  contactId = `con_${randomUUID().replaceAll('-', '')}`;
  await save({ phone: randomNumber() });
  await table.store.putInspection(office.companyId, {
    inspectionId: 'insp_elm',
    address: '12 Elm Street',
    startsAt: '2026-03-21T14:00:00.000Z',
    people: [{ contactId, role: 'client', name: 'Ana Moreno' }],
  });
  reminder = {
    messageId: `reminder-${randomUUID()}`,
    contactId,
    inspectionId: 'insp_elm',
    text: 'Your inspection is tomorrow at nine.',
    automation: 'Reminder',
  };
});

const missing = { refusal: { code: 'consent-missing' } };
const consent = {
  agreedTo: 'inspections',
  agreedAt: '2026-03-20T14:00:00.000Z',
  source: 'phone-call',
  wording: 'May we text you about your inspection?',
} as const;

const find = () => table.store.findContact(office.companyId, contactId, true);
async function save(more: Partial<Parameters<typeof putContact>[1]['input']>) {
  const known = await find();
  const input = {
    contactId,
    role: 'client' as const,
    name: 'Ana Moreno',
    ...(known?.phone !== undefined && { phone: known.phone }),
    ...(known && { revision: known.revision }),
    ...more,
  };
  return accepted(await putContact(office.granted, office.memberRequest(input)));
}
const agrees = () => save({ consent });
const post = (more: Partial<Post> = {}) =>
  postAutomatedMessage(office.granted, office.automationRequest({ ...reminder, ...more }));
const named = () =>
  office.memberRequest({ roleName: office.reminders.automation.roleName, messageId: reminder.messageId });
const send = () => sendRefusedText(office.granted, named());
const dismiss = () => dismissRefusedText(office.granted, named());
const withdraw = (caller = office.reminders) =>
  cancelAutomatedMessage(office.granted, { caller, input: { messageId: reminder.messageId } });
const onBoard = async () =>
  accepted(await listFailed(office.granted, office.memberRequest({}))).refused ?? [];
const onInspection = async () =>
  accepted(await getInspection(office.granted, office.memberRequest({ inspectionId: 'insp_elm' })));
const thread = async () => {
  const { texting } = (await find()) ?? {};
  const conversationId = texting && 'conversationId' in texting ? texting.conversationId : '';
  return accepted(await listMessages(office.granted, office.memberRequest({ conversationId }))).items;
};

describe('an automated text that is refused for missing consent (P31)', () => {
  test('is shown once on the board and on its inspection, with its person and its text, and is in no thread', async () => {
    expect(await post()).toEqual(missing);
    expect(await post()).toEqual(missing);
    const shown = {
      contactId,
      text: 'Your inspection is tomorrow at nine.',
      author: { kind: 'auto', automation: 'Reminder', program: 'Reminders' },
      conversation: { people: [{ name: 'Ana Moreno' }], refusedTextsRevision: 1 },
    };
    expect(await onBoard()).toMatchObject([shown]);
    expect(await onInspection()).toMatchObject({ texts: [], refused: [shown] });
    expect(await thread()).toEqual([]);
  });

  test('is shown beside another one to the same person', async () => {
    expect(await post()).toMatchObject(missing);
    expect(await post({ messageId: `reminder-${randomUUID()}` })).toMatchObject(missing);
    expect(await onBoard()).toHaveLength(2);
    expect((await onInspection()).refused).toHaveLength(2);
  });

  test('is sent with one press once consent is recorded, and the automation that tries again gets the same text', async () => {
    await post();
    expect(await send()).toEqual(missing);
    await agrees();
    const sent = accepted(await send());
    expect(sent).toMatchObject({ state: 'queued', author: { automation: 'Reminder' } });
    expect(await send()).toEqual(sent);
    expect(await post()).toEqual(sent);
    expect(await thread()).toHaveLength(1);
    expect(await onBoard()).toEqual([]);
    expect(await onInspection()).toMatchObject({ texts: [{ messageId: sent.messageId }], refused: [] });
  });

  test('is no longer shown once the automation itself tried again with success', async () => {
    await post();
    await agrees();
    expect(await post()).toMatchObject({ state: 'queued' });
    expect(await onBoard()).toEqual([]);
    expect(await onInspection()).toMatchObject({ texts: [{ state: 'queued' }], refused: [] });
    expect(await send()).toMatchObject({ state: 'queued' });
    expect(await thread()).toHaveLength(1);
  });

  test('goes out at the time that its automation named last, and now when that has passed', async () => {
    await post({ scheduledAt: '2026-03-20T16:00:00.000Z' });
    await post({ scheduledAt: '2026-03-20T17:00:00.000Z' });
    await agrees();
    expect(await send()).toMatchObject({ state: 'scheduled', at: '2026-03-20T17:00:00.000Z' });

    reminder = { ...reminder, messageId: `late-${randomUUID()}` };
    await save({ phone: randomNumber() });
    await post({ scheduledAt: '2026-03-20T16:00:00.000Z' });
    await agrees().then(() => save({ consent: { ...consent, wording: 'May we text you here too?' } }));
    office.isNow('2026-03-20T16:30:00.000Z');
    expect(await send()).toMatchObject({ state: 'queued', at: '2026-03-20T16:30:00.000Z' });
  });

  test('is sent at night for the morning, and the automation that repeats its past time gets the same text', async () => {
    const asked = { scheduledAt: '2026-03-20T16:00:00.000Z' };
    await post(asked);
    await agrees();
    office.isNow('2026-03-21T03:00:00.000Z');
    const sent = accepted(await send());
    expect(sent).toMatchObject({ state: 'scheduled', heldUntil: '2026-03-21T13:00:00.000Z' });
    expect(await post(asked)).toEqual(sent);
  });

  test('goes to the number that its person has when it is sent, and needs consent there', async () => {
    await post();
    await agrees();
    const { texting } = await save({ phone: randomNumber() });
    const conversationId = 'conversationId' in texting ? texting.conversationId : '';
    const there = { conversationId, people: [{ name: 'Ana Moreno', former: false }] };
    expect(await onBoard()).toMatchObject([{ canBeSent: false, conversation: there }]);
    expect(await send()).toEqual(missing);
    await save({ consent: { ...consent, agreedAt: '2026-03-20T14:30:00.000Z' } });
    const shown = [{ canBeSent: true, conversation: there }];
    expect(await onBoard()).toMatchObject(shown);
    expect((await onInspection()).refused).toMatchObject(shown);
    expect(await send()).toMatchObject({ conversationId });
  });

  test('that a member dismissed is never sent, not even when its automation tries again', async () => {
    await post();
    expect(await dismiss()).toEqual({ dismissed: true });
    expect(await dismiss()).toEqual({ dismissed: false });
    await agrees();
    expect(await post()).toEqual({ refusal: { code: 'message-withdrawn' } });
    expect(await send()).toEqual({ refusal: { code: 'message-not-found' } });
    expect(await onBoard()).toEqual([]);
    expect(await onInspection()).toMatchObject({ texts: [], refused: [] });
    expect(await thread()).toEqual([]);
  });

  test('that its automation withdraws leaves the board and its inspection, and is never sent', async () => {
    await post();
    const before = (await onBoard())[0]?.conversation;
    const withdrawn = { messageId: reminder.messageId, state: 'cancelled' };
    expect(await withdraw()).toEqual(withdrawn);
    expect(await withdraw()).toEqual(withdrawn);
    expect(await onBoard()).toEqual([]);
    expect(await onInspection()).toMatchObject({ texts: [], refused: [] });
    await agrees();
    expect(await send()).toEqual({ refusal: { code: 'message-not-found' } });
    expect(await post()).toEqual({ refusal: { code: 'message-withdrawn' } });
    expect(await thread()).toEqual([]);
    const after = await table.store.findConversation(office.companyId, before?.conversationId ?? '');
    expect(after?.revision).toBeGreaterThan(before?.revision ?? Infinity);
    expect(after?.refusedTextsRevision).toBe((before?.refusedTextsRevision ?? 0) + 1);
  });

  test('is withdrawn too when a member dismissed it first', async () => {
    await post();
    await dismiss();
    expect(await withdraw()).toEqual({ messageId: reminder.messageId, state: 'cancelled' });
  });

  test('is cancelled in its thread when a member had sent it before its automation withdrew it', async () => {
    await post();
    await agrees();
    const sent = accepted(await send());
    expect(await withdraw()).toMatchObject({ ...sent, state: 'cancelled', revision: sent.revision + 1 });
    expect(await thread()).toMatchObject([{ state: 'cancelled', cancelledBy: 'Reminders' }]);
  });

  test('cannot be withdrawn by another automation, nor in another company (P23)', async () => {
    await post();
    const other = await testCompany(table);
    for (const caller of [
      await newAutomation(table.store, office.company, 'Reviews'),
      { automation: office.reminders.automation, company: other.company },
    ])
      expect(await withdraw(caller)).toEqual({ refusal: { code: 'message-not-found' } });
    expect(await onBoard()).toHaveLength(1);
    await agrees();
    expect(await send()).toMatchObject({ state: 'queued' });
  });

  test('is not listed for longer than 14 days, and never in another company', async () => {
    await post();
    const other = await testCompany(table);
    const elsewhere = await listFailed(other.granted, other.memberRequest({}));
    expect(accepted(elsewhere).refused).toBeUndefined();
    office.later(15 * 24 * 3600);
    expect(await onBoard()).toEqual([]);
  });
});
