import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import { cancelMessage } from './cancelMessage.ts';
import { deliverMessage } from './deliverMessage.ts';
import { sendMessage } from './sendMessage.ts';

const messageKey = ({ conversationId, messageId, at }: OutboundMessage) => ({
  conversationId,
  messageId,
  at,
});
const cancel = (message: OutboundMessage, by = office.memberRequest) =>
  cancelMessage(office.granted, by(messageKey(message)));
const deliver = (message: OutboundMessage, carrier = testCarrier.carrier) =>
  deliverMessage({ ...office.granted, carrier }, { ...messageKey(message), companyId: office.companyId });
async function queued(): Promise<OutboundMessage> {
  const { conversationId, contactId } = ana;
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
  return accepted(await sendMessage(office.granted, office.memberRequest(draft)));
}

describe('a text that is cancelled while it waits (P14)', () => {
  test('is never sent, and says who cancelled it', async () => {
    const message = await queued();
    expect(accepted(await cancel(message))).toMatchObject({ state: 'cancelled', cancelledBy: 'Kim Madsen' });
    expect(await deliver(message)).toBe('done');
    expect(await testCarrier.texts(ana.number)).toEqual([]);
  });

  test('stays cancelled by the first member', async () => {
    const message = await queued();
    await cancel(message);
    const byLee = <Input>(input: Input) => ({ caller: office.lee, input });
    expect(accepted(await cancel(message, byLee))).toMatchObject({ cancelledBy: 'Kim Madsen' });
  });

  test('at the moment it goes out is either cancelled or sent, never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const message = await queued();
      const before = (await testCarrier.texts(ana.number)).length;
      const [answer] = await Promise.all([cancel(message), deliver(message)]);
      const arrived = (await testCarrier.texts(ana.number)).length - before;
      expect(arrived).toBe(wasCancelled(answer) ? 0 : 1);
    }
  });
});

test('a text that was handed to the carrier can no longer be cancelled, and the refusal names its state', async () => {
  const message = await queued();
  let answer: OutboundMessage | Refused | undefined;
  await deliver(message, {
    async sendText(text) {
      answer = await cancel(message);
      return testCarrier.carrier.sendText(text);
    },
  });
  expect(answer).toEqual({ refusal: { code: 'too-late-to-cancel', state: 'sending' } });
  expect(await cancel(message)).toEqual({ refusal: { code: 'too-late-to-cancel', state: 'sent' } });
});

test('a missing text, an inbound text and another company’s text are not found (P23)', async () => {
  const message = await queued();
  const none = { refusal: { code: 'message-not-found' } };
  expect(await cancel({ ...message, messageId: randomUUID() })).toEqual(none);
  expect(await cancel(message, (await testCompany(table)).memberRequest)).toEqual(none);
  const at = '2026-03-20T14:00:00.000Z';
  await office.receives(ana.number, 'Hello', at, 'inbound-1');
  expect(await cancel({ ...message, messageId: 'inbound-1', at })).toEqual(none);
});

function wasCancelled(answer: OutboundMessage | Refused): boolean {
  return !isRefused(answer) && answer.state === 'cancelled';
}
