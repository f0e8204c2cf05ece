import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { getNumber, resumeNumber } from './getNumber.ts';

const spendLimit = {
  refuse: {
    probability: 1,
    error: 'ServiceQuotaExceededException',
    reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
  },
};

async function queued(): Promise<OutboundMessage> {
  const { conversationId, contactId } = ana;
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
  return accepted(await sendMessage(office.granted, office.memberRequest(draft)));
}
const deliver = ({ conversationId, messageId, at }: OutboundMessage) =>
  deliverMessage(
    { ...office.granted, carrier: testCarrier.carrier },
    { companyId: office.companyId, conversationId, messageId, at },
  );
const number = () => getNumber(office.granted, office.memberRequest({}));
const state = async ({ conversationId, messageId, at }: OutboundMessage) =>
  (await table.store.findOutbound({ companyId: office.companyId, conversationId, messageId, at }, true))
    ?.status;

describe('a number that cannot send (P14)', () => {
  test('is paused at its first refusal; texts wait without a call, and the office sees the reason and the end', async () => {
    const [one, two] = [await queued(), await queued()];
    expect(await number()).toEqual({ revision: 0 });
    await testCarrier.goesWrong(spendLimit);
    await deliver(one);
    const calls = testCarrier.calls();
    expect(await deliver(one)).toEqual({ giveBackSeconds: 60 });
    expect(await deliver(two)).toEqual({ giveBackSeconds: 60 });
    expect(testCarrier.calls()).toBe(calls);
    expect(await Promise.all([state(one), state(two)])).toEqual(['queued', 'queued']);
    const since = office.granted.now().toISOString();
    office.later(60);
    expect(await number()).toMatchObject({
      paused: { reason: 'spend-limit', since, until: office.granted.now().toISOString() },
      waiting: { count: 2, more: false },
    });
  });

  test('tries again when the pause is over; a bad answer doubles it, a good one ends it', async () => {
    const message = await queued();
    await testCarrier.goesWrong(spendLimit);
    await deliver(message);
    office.later(60);
    await deliver(message);
    expect(await deliver(message)).toEqual({ giveBackSeconds: 60 });
    office.later(60);
    expect(await deliver(message)).toEqual({ giveBackSeconds: 60 });
    office.later(60);
    await testCarrier.goesWrong({});
    expect(await deliver(message)).toBe('done');
    expect(await state(message)).toBe('sent');
    expect(await number()).not.toHaveProperty('paused');
  });

  test('is paused once when both lanes get the same refusal, and not twice as long', async () => {
    const refused = () =>
      table.store.recordCarrierOutcome(
        office.companyId,
        'spend-limit',
        office.granted.now(),
        office.granted.timing,
      );
    await Promise.all([refused(), refused()]);
    const until = new Date(office.granted.now().getTime() + 60_000).toISOString();
    expect(await number()).toMatchObject({ paused: { until } });
  });

  test('is paused after three texts that the carrier left unanswered, which stay unconfirmed', async () => {
    await testCarrier.goesWrong({ resetBeforeAccept: { probability: 1 } });
    const messages = [await queued(), await queued(), await queued()];
    for (const message of messages) await deliver(message);
    expect(await number()).toMatchObject({ paused: { reason: 'no-answer' } });
    expect(await Promise.all(messages.map(state))).toEqual(Array(3).fill('unconfirmed'));
  });

  test('is resumed by an admin, and the next text tries immediately', async () => {
    const message = await queued();
    await testCarrier.goesWrong(spendLimit);
    await deliver(message);
    await testCarrier.goesWrong({});
    expect(await resumeNumber(office.granted, office.memberRequest({}))).not.toHaveProperty('paused');
    expect(await deliver(message)).toBe('done');
    expect(await state(message)).toBe('sent');
  });

  test('that is not paused does not change on resume', async () => {
    expect(await resumeNumber(office.granted, office.memberRequest({}))).toEqual({ revision: 0 });
  });
});
