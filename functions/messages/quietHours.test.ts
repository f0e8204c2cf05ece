import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { outboundFrom } from '#shared/store/messageItems.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { deliverMessage } from './deliverMessage.ts';
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
  sweepMessages({ ...office.granted, outbound: silent, releases: silent, metrics: testMetrics().metrics });

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
    const putOff = await post({ ...asked, scheduledAt: '2026-03-25T15:00:00.000Z' });
    expect(putOff).toMatchObject({ state: 'scheduled', at: '2026-03-25T15:00:00.000Z' });
    expect(putOff).not.toHaveProperty('heldUntil');
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
