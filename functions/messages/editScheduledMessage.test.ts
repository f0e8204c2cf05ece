import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import type { TestTable } from '#testing/testTable.ts';
import { cancelMessage } from './cancelMessage.ts';
import { deliverMessage } from './deliverMessage.ts';
import { editScheduledMessage } from './editScheduledMessage.ts';
import { listMessages } from './listMessages.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';
import { sendMessage } from './sendMessage.ts';
import { sweepMessages } from './sweepMessages.ts';

const tomorrow = '2026-03-21T13:00:00.000Z';
const monday = '2026-03-23T13:00:00.000Z';

const draft = (more = {}) => ({
  conversationId: ana.conversationId,
  contactId: ana.contactId,
  messageId: randomUUID(),
  text: 'See you at nine.',
  scheduledAt: tomorrow,
  ...more,
});
const send = (input: ReturnType<typeof draft>) => sendMessage(office.granted, office.memberRequest(input));
const edit = (
  message: OutboundMessage,
  change: { text?: string; scheduledAt: string },
  by = office.kim,
  store = table.store,
) =>
  editScheduledMessage(
    { ...office.granted, store },
    {
      caller: by,
      input: {
        conversationId: message.conversationId,
        messageId: message.messageId,
        at: message.at,
        revision: message.revision,
        ...change,
      },
    },
  );
const sweep = () => {
  const { metrics } = testMetrics();
  const quiet = { send: async () => {} };
  return sweepMessages({ ...office.granted, metrics, outbound: quiet, optOutRemovals: quiet });
};
const deliver = ({ conversationId, messageId, at }: OutboundMessage) =>
  deliverMessage(
    { ...office.granted, carrier: testCarrier.carrier },
    { companyId: office.companyId, conversationId, messageId, at },
  );
const thread = async () =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId: ana.conversationId })))
    .items;
const reminder = () => ({
  companyId: office.companyId,
  messageId: randomUUID(),
  contactId: ana.contactId,
  text: 'Your inspection is tomorrow.',
  automation: 'Reminder',
  scheduledAt: tomorrow,
});
const post = (input: Omit<ReturnType<typeof reminder>, 'scheduledAt'> & { readonly scheduledAt?: string }) =>
  postAutomatedMessage(office.granted, office.automationRequest(input));

describe('a text that a member schedules', () => {
  test('waits until its time and stays one text when the request is repeated (P15)', async () => {
    const input = draft();
    const scheduled = accepted(await send(input));
    expect(scheduled).toMatchObject({ state: 'scheduled', at: tomorrow });
    expect(await send(input)).toEqual(scheduled);
    expect(await thread()).toHaveLength(1);
  });

  test.each([
    ['in the past', '2026-03-20T14:59:00.000Z', 'schedule-in-past'],
    ['more than a year ahead', '2027-03-22T15:00:00.000Z', 'schedule-too-far'],
  ])('is refused %s', async (_, scheduledAt, code) => {
    expect(await send(draft({ scheduledAt }))).toMatchObject({ refusal: { code } });
    expect(await thread()).toEqual([]);
  });
});

describe('editing a scheduled text', () => {
  test('changes its text and time, keeps it one text, and a repeated edit returns it unchanged (P15)', async () => {
    const scheduled = accepted(await send(draft()));
    const change = { text: 'See you at ten.', scheduledAt: monday };
    const edited = accepted(await edit(scheduled, change));
    expect(edited).toMatchObject({ state: 'scheduled', text: 'See you at ten.', at: monday });
    expect(await edit(scheduled, change)).toEqual(edited);
    expect(await thread()).toEqual([edited]);
  });

  test('is kept when the first request is repeated', async () => {
    const input = draft();
    const edited = accepted(
      await edit(accepted(await send(input)), { text: 'Ten, not nine.', scheduledAt: monday }),
    );
    expect(await send(input)).toEqual(edited);
    expect(await send({ ...input, text: 'Another text' })).toEqual({
      refusal: { code: 'message-id-reused' },
    });
  });

  test('keeps its time when only the words change, and names who wrote them', async () => {
    const scheduled = accepted(await send(draft()));
    const edited = accepted(
      await edit(scheduled, { text: 'Use the side door.', scheduledAt: tomorrow }, office.lee),
    );
    expect(edited).toMatchObject({ at: tomorrow, author: { name: 'Lee Ortiz' }, revision: 2 });
    expect(await thread()).toEqual([edited]);
  });

  test('is refused when someone else changed the text or it no longer waits', async () => {
    const scheduled = accepted(await send(draft()));
    const change = { text: 'Ten.', scheduledAt: tomorrow };
    const edited = accepted(await edit(scheduled, change, office.lee));
    expect(await edit(scheduled, { ...change, text: 'Eleven.' })).toEqual({
      refusal: { code: 'message-changed' },
    });
    await cancelMessage(office.granted, office.memberRequest(edited));
    expect(await edit(edited, { ...change, text: 'Noon.' })).toEqual({
      refusal: { code: 'too-late-to-edit', state: 'cancelled' },
    });
  });

  test.each([
    ['blank words', { text: '  ', scheduledAt: monday }, 'text-blank'],
    ['a time in the past', { scheduledAt: '2026-03-20T14:59:00.000Z' }, 'schedule-in-past'],
    ['a time more than a year ahead', { scheduledAt: '2027-03-22T15:00:00.000Z' }, 'schedule-too-far'],
  ])('is refused with %s', async (_, change, code) => {
    const scheduled = accepted(await send(draft()));
    expect(await edit(scheduled, change)).toMatchObject({ refusal: { code } });
    expect(await thread()).toEqual([scheduled]);
  });

  test('of another company finds nothing (P23)', async () => {
    const scheduled = accepted(await send(draft()));
    const stranger = await testCompany(table);
    expect(await edit(scheduled, { scheduledAt: monday }, stranger.kim)).toEqual({
      refusal: { code: 'message-not-found' },
    });
  });

  test('at the moment it is due leaves one text', async () => {
    for (let round = 0; round < 5; round += 1) {
      const input = draft({ scheduledAt: office.granted.now().toISOString() });
      const scheduled = accepted(await send(input));
      office.later(1);
      await Promise.all([edit(scheduled, { text: `Round ${round}`, scheduledAt: monday }), sweep()]);
      const found = (await thread()).filter(({ messageId }) => messageId === input.messageId);
      expect(found).toHaveLength(1);
      expect(accepted(await send(input))).toEqual(found[0]);
    }
  });
});

describe('a scheduled text that goes out after an edit has read it and before the edit is written', () => {
  /** Writes an edit only after the text that it read came due, was claimed, and was accepted by the carrier. */
  function editsLate(goesOut: () => Promise<unknown>): TestTable['store'] {
    const { editScheduled } = table.store;
    return {
      ...table.store,
      async editScheduled(...read) {
        await goesOut();
        return editScheduled(...read);
      },
    };
  }

  test.each([
    ['its words', tomorrow],
    ['its time', monday],
  ])('stays sent, is texted once, and the edit of %s is refused (P15)', async (_, scheduledAt) => {
    const scheduled = accepted(await send(draft()));
    office.isNow(tomorrow);
    const store = editsLate(async () => {
      await sweep();
      await deliver(scheduled);
    });
    const change = { text: 'See you at ten.', scheduledAt };
    expect(await edit(scheduled, change, office.kim, store)).toEqual({ refusal: { code: 'try-again' } });
    expect(await edit(scheduled, change)).toEqual({ refusal: { code: 'too-late-to-edit', state: 'sent' } });
    expect(await thread()).toMatchObject([{ state: 'sent', text: 'See you at nine.', at: tomorrow }]);

    office.isNow(monday);
    await sweep();
    for (const at of [tomorrow, monday]) await deliver({ ...scheduled, at });
    expect(await testCarrier.texts(ana.number)).toEqual(['See you at nine.']);
  });
});

describe('editing an automated text (P29)', () => {
  test('changes only its time, and repeating the original request does not move it back', async () => {
    const input = reminder();
    const scheduled = accepted(await post(input));
    expect(await edit(scheduled, { text: 'My own words', scheduledAt: monday })).toEqual({
      refusal: { code: 'automated-text-fixed' },
    });
    const moved = accepted(await edit(scheduled, { scheduledAt: monday }));
    expect(moved).toMatchObject({ at: monday, author: { kind: 'auto' }, text: scheduled.text });
    expect(await post(input)).toEqual(moved);
    expect(accepted(await post({ ...input, scheduledAt: '2026-03-24T13:00:00.000Z' }))).toMatchObject({
      at: '2026-03-24T13:00:00.000Z',
    });
    expect(await thread()).toHaveLength(1);
  });

  test('that was posted at night without a time: repeating the request on another night does not move it', async () => {
    office.isNow('2026-03-20T03:00:00.000Z');
    const { scheduledAt: _, ...input } = reminder();
    const held = accepted(await post(input));
    expect(held).toMatchObject({ state: 'scheduled', at: '2026-03-20T13:00:00.000Z' });
    const moved = accepted(await edit(held, { scheduledAt: monday }));
    office.isNow('2026-03-21T03:00:00.000Z');
    expect(await post(input)).toEqual(moved);
    const later = accepted(await post({ ...input, scheduledAt: '2026-03-24T13:00:00.000Z' }));
    expect(later).toMatchObject({ at: '2026-03-24T13:00:00.000Z' });
    expect(await post(input)).toEqual(later);
    expect(await thread()).toEqual([later]);
  });

  test('that was posted for the night: repeating its last time does not move it, and a new one in the same night does', async () => {
    const nights = ['2026-03-22T04:00:00.000Z', '2026-03-22T05:00:00Z', '2026-03-22T06:00:00Z'];
    const [first, second, third] = nights.map((scheduledAt) => ({ scheduledAt }));
    const morning = '2026-03-22T13:00:00.000Z';
    const input = reminder();
    accepted(await post({ ...input, ...first }));
    const held = accepted(await post({ ...input, ...second }));
    expect(held).toMatchObject({ at: morning, held: 'quiet-hours' });
    const moved = accepted(await edit(held, { scheduledAt: monday }));
    expect(await post({ ...input, ...second })).toEqual(moved);
    expect(await post({ ...input, ...third })).toMatchObject({ at: morning, held: 'quiet-hours' });
    expect(await thread()).toHaveLength(1);
  });

  test('into quiet hours holds it until the morning', async () => {
    const scheduled = accepted(await post(reminder()));
    const night = { scheduledAt: '2026-03-22T04:00:00.000Z' };
    const held = accepted(await edit(scheduled, night));
    expect(held).toMatchObject({ held: 'quiet-hours', heldUntil: held.at });
    expect(Date.parse(held.at)).toBeGreaterThan(Date.parse(night.scheduledAt));
    expect(await edit(scheduled, night)).toEqual(held);
  });
});
