import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { keys } from '#shared/store/keys.ts';
import { dismissNotice } from './dismissNotice.ts';
import { optOut } from './optOut.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { listMessages } from '../messages/listMessages.ts';
import { postAutomatedMessage } from '../messages/postAutomatedMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { sweepMessages } from '../messages/sweepMessages.ts';

const time = (clock: string) => `2026-03-20T${clock}:00.000Z`;
const receives = (text: string, clock = '15:00', id: string = randomUUID()) =>
  office.receives(ana.number, text, time(clock), id);
const row = async () => {
  const found = await table.store.findConversation(office.companyId, ana.conversationId);
  if (!found) throw new Error('The conversation is gone');
  return found;
};
const thread = async (): Promise<readonly Message[]> =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId: ana.conversationId })))
    .items;
const sentTo = async () =>
  (await thread()).filter((message): message is OutboundMessage => message.direction === 'outbound');
const draft = () => ({
  conversationId: ana.conversationId,
  contactId: ana.contactId,
  messageId: randomUUID(),
  text: 'See you at nine.',
});
const send = (input = draft()) => sendMessage(office.granted, office.memberRequest(input));
const dismiss = (notice: 'opt-out-request' | 'cancel-notice', at: string) =>
  dismissNotice(office.granted, office.memberRequest({ conversationId: ana.conversationId, notice, at }));
const remind = (scheduledAt?: string) =>
  postAutomatedMessage(
    office.granted,
    office.automationRequest({
      contactId: ana.contactId,
      messageId: randomUUID(),
      text: 'Your inspection is tomorrow.',
      automation: 'Reminder',
      ...(scheduledAt !== undefined && { scheduledAt }),
    }),
  );
const stored = (message: OutboundMessage) =>
  table.store.findOutbound({ ...message, companyId: office.companyId }, true);
const silent = { send: () => Promise.resolve() };
const sweep = () =>
  sweepMessages({
    ...office.granted,
    outbound: silent,
    optOutRemovals: silent,
    metrics: testMetrics().metrics,
  });
const deliver = ({ conversationId, messageId, at }: OutboundMessage) =>
  deliverMessage(
    { ...office.granted, carrier: testCarrier.carrier },
    { companyId: office.companyId, conversationId, messageId, at },
  );

describe('a person who texts STOP (P24, P25)', () => {
  test('is opted out immediately and answered once, and both texts are in the thread', async () => {
    const id = randomUUID();
    await Promise.all([receives('Stop.', '15:00', id), receives('Stop.', '15:00', id)]);
    await receives('STOP', '15:01');
    expect(await row()).toMatchObject({
      optOut: { at: time('15:00'), source: 'person', word: 'STOP' },
      unreadSince: time('15:00'),
    });
    const [confirmation, ...others] = await sentTo();
    expect(others).toEqual([]);
    expect(confirmation).toMatchObject({
      author: { kind: 'auto', automation: 'Opt-out confirmation' },
      text: expect.stringContaining('Text START'),
      state: 'queued',
    });
    expect((await thread()).filter(({ direction }) => direction === 'inbound')).toMatchObject([
      { text: 'STOP', meaning: 'optOut' },
      { text: 'Stop.', meaning: 'optOut' },
    ]);
  });

  test('gets the confirmation and the answer to HELP, and nothing else', async () => {
    const waiting = accepted(await send());
    await receives('STOP');
    await receives('HELP', '15:02');
    for (const message of [waiting, ...(await sentTo())]) await deliver(message);
    const arrived = await testCarrier.texts(ana.number);
    expect(arrived).toHaveLength(2);
    expect(arrived).toEqual(
      expect.arrayContaining([
        expect.stringContaining('you are opted out'),
        expect.stringContaining('Oak Hill Home Inspections'),
      ]),
    );
    expect(await table.store.findOutbound({ ...waiting, companyId: office.companyId }, true)).toMatchObject({
      status: 'failed',
      failure: 'opted-out',
    });
    expect(await send()).toEqual({ refusal: { code: 'recipient-opted-out' } });
  });

  test('is texted again after START, and a STOP that arrives late changes nothing (P19)', async () => {
    await receives('STOP', '15:00');
    await receives('START', '15:05');
    await receives('stop', '14:59');
    expect(await row()).not.toHaveProperty('optOut');
    await deliver(accepted(await send()));
    expect(await testCarrier.texts(ana.number)).toContain('See you at nine.');
  });

  test.each([
    ['STOP', 'START', 'in'],
    ['START', 'STOP', 'out'],
  ] as const)(
    'has the consent of their last text: %s, then %s, which arrives first (P19)',
    async (first, last, end) => {
      await receives('Hello', '14:00');
      await receives(last, '15:00');
      await receives(first, '14:59');
      expect((await row()).optOut !== undefined).toBe(end === 'out');
    },
  );

  test('again stays opted out when a START from before arrives at the same moment (P19)', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => office.contact({})));
    const rows = people.map(async ({ number, conversationId }) => {
      const texts = (text: string, clock: string) => office.receives(number, text, time(clock), randomUUID());
      await texts('STOP', '14:00');
      // A newer text, so that neither of the two replaces the last message of the row.
      await texts('Hello', '16:00');
      await Promise.all([texts('STOP', '15:05'), texts('START', '15:00')]);
      return table.store.findConversation(office.companyId, conversationId);
    });
    for (const found of await Promise.all(rows)) expect(found).toHaveProperty('optOut');
  });

  test('twice stays opted out when a START between the two arrives last (P19)', async () => {
    await receives('STOP', '15:00');
    await receives('STOP', '15:10');
    await receives('START', '15:05');
    expect(await row()).toMatchObject({ optOut: { at: time('15:00') } });
    expect(await sentTo()).toHaveLength(1);
  });

  test('after a text about an inspection is shown to staff with that inspection (P26)', async () => {
    const inspection = { inspectionId: 'insp_maple', address: '214 Maple Ave', startsAt: time('20:00') };
    const reminder = draft();
    await table.store.accept(
      {
        ...reminder,
        companyId: office.companyId,
        author: { kind: 'auto', automation: 'Reminder', inspection },
        idScope: 'automation:reminders',
        lane: 'auto',
        requestHash: 'any',
        now: new Date(time('14:00')),
        checkAt: new Date(time('14:05')),
      },
      () => undefined,
    );
    await receives('Thanks', '14:30');
    await receives('CANCEL');
    expect((await row()).optOut).toMatchObject({ word: 'CANCEL', inspection });
    const seenTo = accepted(await dismiss('cancel-notice', time('15:00')));
    expect(seenTo.optOut).toMatchObject({ inspection, seenTo: true });
    expect(accepted(await dismiss('cancel-notice', time('15:00'))).revision).toBe(seenTo.revision);
  });

  test('from an unknown number is opted out and answered too', async () => {
    const stranger = randomNumber();
    await office.receives(stranger, 'STOP', time('15:00'));
    const [unread] = await table.store.listUnread(office.companyId);
    expect(unread).toMatchObject({ number: stranger, optOut: { word: 'STOP' } });
    const { items } = accepted(
      await listMessages(
        office.granted,
        office.memberRequest({ conversationId: unread?.conversationId ?? '' }),
      ),
    );
    expect(items.map(({ direction }) => direction)).toEqual(['outbound', 'inbound']);
  });
});

describe('HELP (P24)', () => {
  const answers = async () =>
    (await sentTo()).filter(({ autoReply }) => autoReply === 'help').map(({ state }) => state);

  test('twelve times in a minute is stored twelve times and answered three times', async () => {
    for (let second = 10; second < 22; second += 1)
      await office.receives(ana.number, second % 2 ? 'HELP' : 'Info', `2026-03-20T15:00:${second}.000Z`);
    expect((await thread()).filter(({ direction }) => direction === 'inbound')).toHaveLength(12);
    expect(await answers()).toHaveLength(3);
  });

  test('several times at the same moment is answered three times, even to an unknown number', async () => {
    const stranger = randomNumber();
    await Promise.all(
      Array.from({ length: 8 }, () => office.receives(stranger, 'HELP', time('15:00'), randomUUID())),
    );
    const [unread] = await table.store.listUnread(office.companyId);
    const conversationId = unread?.conversationId ?? '';
    const { items } = accepted(await listMessages(office.granted, office.memberRequest({ conversationId })));
    expect(items.filter(({ direction }) => direction === 'outbound')).toHaveLength(3);
    expect(items).toHaveLength(11);
  });

  test('is answered again an hour later, and a STOP is confirmed after any number of HELPs', async () => {
    for (const id of ['1', '2', '3', '4']) await receives('HELP', '15:00', `${randomUUID()}${id}`);
    await receives('STOP', '15:01');
    expect((await sentTo())[0]).toMatchObject({ autoReply: 'optOutConfirmation' });
    office.later(3601);
    await receives('HELP', '16:01');
    expect(await answers()).toHaveLength(4);
  });
});

describe('a person who refuses in their own words (P26)', () => {
  test('is flagged, and is opted out once in the member’s name with one click', async () => {
    await receives('Please don’t text me again', '15:00', 'plea-1');
    expect(await thread()).toMatchObject([{ meaning: 'asksToStop' }]);
    expect(await row()).toMatchObject({ optOutRequest: { at: time('15:00'), messageId: 'plea-1' } });
    expect(await row()).not.toHaveProperty('optOut');
    const click = () => optOut(office.granted, office.memberRequest({ conversationId: ana.conversationId }));
    const [first] = await Promise.all([click(), click()]);
    expect(accepted(first).optOut).toMatchObject({ source: 'member', memberName: 'Kim Madsen' });
    expect(await row()).not.toHaveProperty('optOutRequest');
    const { revision, optOut: kept } = await row();
    const again = await optOut(office.granted, {
      caller: office.lee,
      input: { conversationId: ana.conversationId },
    });
    expect(accepted(again)).toMatchObject({ revision, optOut: kept });
  });

  test.each([
    ['is not lifted by an older START that arrives late', ['14:59'], true],
    ['is not lifted by a START at the same moment', ['15:00'], true],
    ['is lifted by a later START', ['15:01'], false],
    ['does not return when an old START arrives after a new one', ['15:01', '14:59'], false],
  ] as const)('has an opt-out by a member that %s (P19)', async (_, starts, isOut) => {
    office.isNow(time('15:00'));
    accepted(await optOut(office.granted, office.memberRequest({ conversationId: ana.conversationId })));
    for (const clock of starts) await receives('START', clock);
    expect((await row()).optOut !== undefined).toBe(isOut);
  });

  test('keeps an opt-out by a member when an older STOP and START arrive after it (P19)', async () => {
    await receives('Hello', '14:00');
    office.isNow(time('15:00'));
    accepted(await optOut(office.granted, office.memberRequest({ conversationId: ana.conversationId })));
    await receives('STOP', '14:50');
    await receives('START', '14:55');
    expect((await row()).optOut).toMatchObject({ source: 'member' });
  });

  test('stays flagged until a member dismisses the notice of that text', async () => {
    await receives('Wrong number', '15:00');
    await receives('Who are you? Stop', '15:02');
    await receives('Lose my number', '15:01');
    const newest = time('15:02');
    expect(await row()).toMatchObject({ optOutRequest: { at: newest } });
    accepted(await dismiss('opt-out-request', time('15:00')));
    expect(await row()).toMatchObject({ optOutRequest: { at: newest } });
    const { revision } = accepted(await dismiss('opt-out-request', newest));
    expect(await row()).not.toHaveProperty('optOutRequest');
    expect(accepted(await dismiss('opt-out-request', newest)).revision).toBe(revision);
  });

  test('is no longer flagged after START', async () => {
    await receives('Wrong number', '15:00');
    await receives('START', '15:01');
    expect(await row()).not.toHaveProperty('optOutRequest');
  });

  test('gets no automated text while the flag is open, and gets it when the flag is dismissed', async () => {
    await receives('Wrong number', '15:00');
    const reminder = accepted(await remind());
    await deliver(reminder);
    expect(await stored(reminder)).toMatchObject({ status: 'scheduled', held: 'opt-out-request' });
    office.later(301);
    await sweep();
    expect(await stored(reminder)).toMatchObject({ status: 'scheduled' });
    await deliver(accepted(await send()));
    expect(await testCarrier.texts(ana.number)).toEqual(['See you at nine.']);
    await dismiss('opt-out-request', time('15:00'));
    office.later(301);
    await sweep();
    await deliver(reminder);
    expect(await stored(reminder)).toMatchObject({ status: 'sent' });
  });

  test('has a scheduled text that says once it is due that it waits for the decision, and goes out after it', async () => {
    const reminder = accepted(await remind(time('16:00')));
    const shown = async () => (await sentTo()).find(({ messageId }) => messageId === reminder.messageId);
    await receives('Wrong number', '15:30');
    expect(await shown()).toEqual(reminder);
    office.isNow(time('16:01'));
    await sweep();
    const waiting = await shown();
    const { state, held, revision } = waiting ?? {};
    expect({ state, held }).toEqual({ state: 'scheduled', held: 'opt-out-request' });
    expect(revision).toBe(reminder.revision + 1);
    expect((await stored(reminder))?.history?.at(-1)).toMatchObject({ step: 'holdScheduled' });
    office.later(301);
    await sweep();
    expect(await shown()).toEqual(waiting);
    await dismiss('opt-out-request', time('15:30'));
    office.later(301);
    await sweep();
    expect(await shown()).toMatchObject({ state: 'queued' });
    expect(await shown()).not.toHaveProperty('held');
    await deliver(reminder);
    expect(await shown()).toMatchObject({ state: 'sent' });
  });

  test('has a text that is given up after a day in all, first for the decision and then for the number', async () => {
    await receives('Wrong number', '15:00');
    const reminder = accepted(await remind());
    await deliver(reminder);
    office.later(23 * 3600);
    await dismiss('opt-out-request', time('15:00'));
    await sweep();
    expect(await stored(reminder)).toMatchObject({ status: 'queued' });
    office.later(2 * 3600);
    await deliver(reminder);
    expect(await stored(reminder)).toMatchObject({ status: 'failed', failure: 'waited-too-long' });
  });

  test('has a text held for the morning that waits for the decision when the morning comes', async () => {
    office.isNow('2026-03-21T04:00:00.000Z');
    const reminder = accepted(await remind());
    expect(reminder).toMatchObject({ state: 'scheduled', held: 'quiet-hours' });
    await office.receives(ana.number, 'Wrong number', '2026-03-21T04:30:00.000Z', randomUUID());
    office.isNow(new Date(Date.parse(reminder.at) + 60_000));
    await sweep();
    const [waiting] = await sentTo();
    expect(waiting).toMatchObject({ state: 'scheduled', held: 'opt-out-request' });
    expect(waiting).not.toHaveProperty('heldUntil');
  });

  test('of another company cannot be opted out from here (P23)', async () => {
    const other = await testCompany(table);
    const theirs = other.memberRequest({ conversationId: ana.conversationId });
    expect(await optOut(other.granted, theirs)).toEqual({ refusal: { code: 'conversation-not-found' } });
  });
});

describe('the carrier’s own list (P25)', () => {
  const blocked = { error: 'ConflictException', reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT', next: 1 };

  test('opts the person out here too when it refuses a text', async () => {
    const message = accepted(await send());
    await testCarrier.goesWrong({ refuse: blocked });
    await deliver(message);
    expect(await row()).toMatchObject({ optOut: { source: 'carrier' }, failures: 1 });
    expect(await table.store.findOutbound({ ...message, companyId: office.companyId }, true)).toMatchObject({
      failure: 'opted-out-at-carrier',
    });
    expect(await send()).toEqual({ refusal: { code: 'recipient-opted-out' } });
  });

  test('is asked to remove the number when the person returns, and its refusals do not opt anyone out meanwhile', async () => {
    const message = accepted(await send());
    await testCarrier.goesWrong({ refuse: blocked });
    await deliver(message);
    await receives('START', '15:30');
    expect(await row()).toMatchObject({ carrierBlock: { since: time('15:30'), refused: false } });
    expect(await row()).not.toHaveProperty('optOut');
    expect(await table.read(keys.optOutRemoval(office.companyId, ana.conversationId))).toMatchObject({
      conversationId: ana.conversationId,
    });
    const next = accepted(await send());
    await testCarrier.goesWrong({ refuse: blocked });
    await deliver(next);
    expect(await row()).not.toHaveProperty('optOut');
  });
});
