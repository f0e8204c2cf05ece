import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { outboundFrom } from '#shared/store/messageItems.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { deliverMessage } from './deliverMessage.ts';
import { editScheduledMessage } from './editScheduledMessage.ts';
import { listMessages } from './listMessages.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';
import { sendMessage } from './sendMessage.ts';
import { sweepMessages } from './sweepMessages.ts';

// The company is in Chicago: five hours behind UTC in March.
const day = '2026-03-20T20:00:00.000Z';
const beforeNight = '2026-03-21T01:59:00.000Z';
const night = '2026-03-21T02:00:00.000Z';
const morning = '2026-03-21T13:00:00.000Z';

const request = (messageId: string = randomUUID(), scheduledAt?: string) => ({
  contactId: ana.contactId,
  messageId,
  text: 'Your inspection is tomorrow.',
  automation: 'Reminder',
  ...(scheduledAt && { scheduledAt }),
});
const post = async (asked = request()) =>
  accepted(await postAutomatedMessage(office.granted, office.automationRequest(asked)));
type Posted = Awaited<ReturnType<typeof post>>;
const stored = async (message: Posted) => {
  const found = await table.store.findOutbound({ ...message, companyId: office.companyId }, true);
  if (!found) throw new Error('The text is gone');
  return found;
};
const deliver = ({ conversationId, messageId, at }: Posted) =>
  deliverMessage(
    { ...office.granted, carrier: testCarrier.carrier },
    { companyId: office.companyId, conversationId, messageId, at },
  );
const silent = { send: () => Promise.resolve() };
const sweep = () =>
  sweepMessages({
    ...office.granted,
    outbound: silent,
    optOutRemovals: silent,
    metrics: testMetrics().metrics,
  });

describe('an automated text (P29)', () => {
  test('for 3:30 AM waits until 8:00, the response says so, and a repeated request gets the same response', async () => {
    const asked = request(randomUUID(), '2026-03-25T08:30:00.000Z');
    const posted = await post(asked);
    const eight = '2026-03-25T13:00:00.000Z';
    expect(posted).toMatchObject({ state: 'scheduled', at: eight, held: 'quiet-hours', heldUntil: eight });
    expect(await post(asked)).toEqual(posted);
  });

  test('that is rescheduled from night to day is no longer held', async () => {
    const asked = request(randomUUID(), '2026-03-25T08:30:00.000Z');
    await post(asked);
    const rescheduled = await post({ ...asked, scheduledAt: '2026-03-25T15:00:00.000Z' });
    expect(rescheduled).toMatchObject({ state: 'scheduled', at: '2026-03-25T15:00:00.000Z' });
    expect(rescheduled).not.toHaveProperty('heldUntil');
  });

  test('posted at night without a time goes out at 8:00', async () => {
    office.isNow(night);
    const posted = await post();
    expect(posted).toMatchObject({ state: 'scheduled', heldUntil: morning });
    office.isNow(morning);
    await sweep();
    await deliver(posted);
    expect(await stored(posted)).toMatchObject({ status: 'sent' });
  });

  test('posted by day goes out immediately and is not marked as held', async () => {
    office.isNow(day);
    const posted = await post();
    expect(posted).toMatchObject({ state: 'queued' });
    expect(posted).not.toHaveProperty('heldUntil');
  });

  test('whose turn comes at 21:00 goes back to scheduled until 8:00, without a call', async () => {
    office.isNow(beforeNight);
    const posted = await post();
    office.isNow(night);
    const before = testCarrier.calls();
    await deliver(posted);
    expect(testCarrier.calls()).toBe(before);
    const held = outboundFrom(await stored(posted));
    expect(held).toMatchObject({ state: 'scheduled', held: 'quiet-hours', heldUntil: morning });
    expect(await post(request(posted.messageId))).toEqual(held);
    office.isNow(morning);
    await sweep();
    expect(await stored(posted)).toMatchObject({ status: 'queued' });
    await deliver(posted);
    expect(await stored(posted)).toMatchObject({ status: 'sent' });
  });

  test('that waits behind a pause at 21:00 goes back to scheduled until 8:00 and is not given up in the morning', async () => {
    office.isNow(beforeNight);
    const posted = await post();
    office.isNow('2026-03-21T02:10:00.000Z');
    await sweep();
    expect(await stored(posted)).toMatchObject({ status: 'scheduled', heldUntil: morning });
    office.isNow('2026-03-22T01:30:00.000Z');
    await sweep();
    expect(await stored(posted)).toMatchObject({ status: 'queued' });
  });

  describe('behind a pause of days, held each night,', () => {
    /** Waits for 7 hours of the first day, 13 of the second and 3:55 of the third. */
    async function waits() {
      office.isNow('2026-03-20T19:00:00.000Z');
      const posted = await post();
      for (const time of [night, morning, '2026-03-22T02:00:00.000Z', '2026-03-22T13:00:00.000Z']) {
        office.isNow(time);
        await sweep();
      }
      office.isNow('2026-03-22T16:55:00.000Z');
      expect(await stored(posted)).toMatchObject({ status: 'queued' });
      return posted;
    }

    test.each([
      ['the sweep', sweep],
      ['its delivery', deliver],
    ])('is given up by %s once it has waited for 24 hours of the days', async (_, check) => {
      const posted = await waits();
      const before = testCarrier.calls();
      office.later(10 * 60);
      await check(posted);
      expect(await stored(posted)).toMatchObject({ status: 'failed', failure: 'waited-too-long' });
      expect(testCarrier.calls()).toBe(before);
    });

    test('still goes out within those 24 hours', async () => {
      const posted = await waits();
      await deliver(posted);
      expect(await stored(posted)).toMatchObject({ status: 'sent' });
    });

    test('has 24 hours again after a member moved it', async () => {
      office.isNow('2026-03-20T13:00:00.000Z');
      const posted = await post();
      office.isNow(night);
      await sweep();
      const { conversationId, messageId, at, revision } = await stored(posted);
      const scheduledAt = '2026-03-21T14:00:00.000Z';
      const edit = { conversationId, messageId, at, revision, scheduledAt };
      const moved = accepted(await editScheduledMessage(office.granted, office.memberRequest(edit)));
      office.isNow(scheduledAt);
      await sweep();
      office.later(11.5 * 3600);
      await sweep();
      expect(await stored(moved)).toMatchObject({ status: 'queued' });
    });
  });
});

test('a member’s text at night goes out immediately (P29)', async () => {
  office.isNow(night);
  const { conversationId, contactId } = ana;
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'Still up?' };
  const sent = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
  await deliver(sent);
  expect(await stored(sent)).toMatchObject({ status: 'sent' });
});

test('the answer to HELP at night goes out immediately (P24)', async () => {
  office.isNow(night);
  await office.receives(ana.number, 'HELP', night);
  const { items } = accepted(
    await listMessages(office.granted, office.memberRequest({ conversationId: ana.conversationId })),
  );
  const answer = items.find((message) => message.direction === 'outbound');
  if (answer?.direction !== 'outbound') throw new Error('HELP was not answered');
  await deliver(answer);
  expect(await stored(answer)).toMatchObject({ status: 'sent' });
});
