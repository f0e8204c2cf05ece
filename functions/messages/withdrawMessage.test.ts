import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import { deliverMessage } from './deliverMessage.ts';
import { listMessages } from './listMessages.ts';
import { sendMessage } from './sendMessage.ts';
import { withdrawMessage } from './withdrawMessage.ts';

const draft = () => ({
  conversationId: ana.conversationId,
  contactId: ana.contactId,
  messageId: randomUUID() as string,
  text: 'See you at nine.',
});
type Draft = ReturnType<typeof draft>;
const send = (text: Draft) => sendMessage(office.granted, office.memberRequest(text));
const withdraw = ({ conversationId, messageId }: Draft) =>
  withdrawMessage(office.granted, office.memberRequest({ conversationId, messageId }));
const deliver = ({ conversationId, messageId, at }: OutboundMessage) =>
  deliverMessage(
    { ...office.granted, carrier: testCarrier.carrier },
    { conversationId, messageId, at, companyId: office.companyId },
  );
const thread = async () =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId: ana.conversationId })))
    .items;

describe('a text that is withdrawn', () => {
  test('before its request arrives is never accepted under that id, however late the request arrives', async () => {
    const text = draft();
    expect(await withdraw(text)).toEqual({ withdrawn: true });
    for (const late of [text, text, { ...text, text: 'Something else' }])
      expect(await send(late)).toEqual({ refusal: { code: 'message-withdrawn' } });
    expect(await thread()).toEqual([]);
    expect(await testCarrier.texts(ana.number)).toEqual([]);
    expect(await withdraw(text)).toEqual({ withdrawn: true });
  });

  test('while it waits is cancelled in its sender’s name and never sent', async () => {
    const text = draft();
    const message = accepted(await send(text));
    expect(await withdraw(text)).toMatchObject({
      withdrawn: true,
      message: { state: 'cancelled', cancelledBy: 'Kim Madsen' },
    });
    await deliver(message);
    expect(await withdraw(text)).toMatchObject({ withdrawn: true });
    expect(await testCarrier.texts(ana.number)).toEqual([]);
  });

  test('after it went out is not withdrawn, and the response is the message with its state', async () => {
    const text = draft();
    await deliver(accepted(await send(text)));
    expect(await withdraw(text)).toMatchObject({ withdrawn: false, message: { state: 'sent' } });
    expect(await testCarrier.texts(ana.number)).toHaveLength(1);
  });

  test('at the moment its request arrives is either refused or cancelled, never sent', async () => {
    for (let round = 0; round < 10; round += 1) {
      const text = draft();
      const [sent, withdrawn] = await Promise.all([send(text), withdraw(text)]);
      expect(withdrawn).toMatchObject({ withdrawn: true });
      if ('messageId' in sent) await deliver(sent);
      else expect(sent).toEqual({ refusal: { code: 'message-withdrawn' } });
    }
    expect(await testCarrier.texts(ana.number)).toEqual([]);
  });

  test('must be the member’s own and in that conversation; ids of another company are independent (P23)', async () => {
    const text = draft();
    accepted(await send(text));
    const { conversationId, messageId } = text;
    const notFound = { refusal: { code: 'message-not-found' } };
    const byLee = { caller: office.lee, input: { conversationId, messageId } };
    expect(await withdrawMessage(office.granted, byLee)).toEqual(notFound);
    expect(await withdraw({ ...text, conversationId: `cnv_${'a'.repeat(20)}` })).toEqual(notFound);
    const other = await testCompany(table);
    expect(await withdrawMessage(other.granted, other.memberRequest({ conversationId, messageId }))).toEqual({
      withdrawn: true,
    });
    expect(await thread()).toMatchObject([{ state: 'queued' }]);
  });
});
