import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import type { TransitionName } from '#shared/domain/messageState.ts';
import { receiptMeanings } from '../carrier/deliveryReceipt.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { listMessages } from './listMessages.ts';
import type { OutboundText } from './outboundTexts.ts';
import { recordReceipt } from './recordReceipt.ts';
import { sendMessage } from './sendMessage.ts';

let messageKey: OutboundText;
beforeEach(async () => {
  const { conversationId, contactId } = await office.contact();
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
  const { at, messageId } = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
  messageKey = { companyId: office.companyId, conversationId, at, messageId };
});

const carrierMessageId = 'carrier-1';
const receipt = (eventType: string, context = messageKey) =>
  recordReceipt(office.granted, {
    payload: { eventType, messageId: carrierMessageId, context },
    publishedAt: office.granted.now().toISOString(),
  });
async function goesThrough(...steps: readonly TransitionName[]) {
  for (const by of steps)
    expect((await table.store.advance(messageKey, by, {}, office.granted.now())).moved).toBe(true);
}
/** Returns the message as the thread shows it, and whether its row and the Failed list show a failure. */
async function shown() {
  const [page, conversation, item] = await Promise.all([
    listMessages(office.granted, office.memberRequest({ conversationId: messageKey.conversationId })),
    table.store.findConversation(messageKey.companyId, messageKey.conversationId),
    table.store.findOutbound(messageKey, true),
  ]);
  const [message] = accepted(page).items;
  if (message?.direction !== 'outbound') throw new Error('The message is gone');
  const { state, failure } = message;
  return { state, failure, warned: conversation?.lastMessage?.attention, list: item?.inList };
}
const inFailedList = expect.stringContaining('#FAILED');
const fine = { failure: undefined, warned: undefined, list: undefined };

describe('a receipt', () => {
  test('of delivery makes a sent text delivered, under the carrier’s own id (P14)', async () => {
    await goesThrough('claim', 'carrierAccepts');
    await receipt('TEXT_DELIVERED');
    expect(await shown()).toEqual({ state: 'delivered', ...fine });
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({ carrierMessageId });
  });

  test.each(Object.entries(receiptMeanings).filter(([, { by }]) => by === 'failureReceipt'))(
    '%s makes a sent text failed with its reason, and the row and the Failed list say so (P14)',
    async (eventType, { failure }) => {
      await goesThrough('claim', 'carrierAccepts');
      await receipt(eventType);
      expect(await shown()).toEqual({ state: 'failed', failure, warned: 'failed', list: inFailedList });
    },
  );

  test('that arrives before our own answer is stored settles the text, and the answer does not undo it', async () => {
    await goesThrough('claim');
    await receipt('TEXT_DELIVERED');
    expect((await table.store.advance(messageKey, 'carrierAccepts', {}, office.granted.now())).moved).toBe(
      false,
    );
    expect(await shown()).toEqual({ state: 'delivered', ...fine });
  });

  test.each([
    ['TEXT_SUCCESSFUL', 'sent'],
    ['TEXT_DELIVERED', 'delivered'],
  ])('%s makes an unconfirmed text %s and clears its warnings (P14)', async (eventType, state) => {
    await goesThrough('claim', 'markUnconfirmed');
    expect(await shown()).toMatchObject({ state: 'unconfirmed', warned: 'unconfirmed', list: inFailedList });
    await receipt(eventType);
    expect(await shown()).toEqual({ state, ...fine });
  });

  test('of delivery after one of failure makes the text delivered and removes the reason', async () => {
    await goesThrough('claim', 'carrierAccepts');
    await receipt('TEXT_UNREACHABLE');
    await receipt('TEXT_DELIVERED');
    expect(await shown()).toEqual({ state: 'delivered', ...fine });
  });

  test('that arrives twice changes nothing the second time', async () => {
    await goesThrough('claim', 'carrierAccepts');
    await receipt('TEXT_DELIVERED');
    const once = await table.store.findOutbound(messageKey, true);
    office.later(60);
    await receipt('TEXT_DELIVERED');
    expect(await table.store.findOutbound(messageKey, true)).toEqual(once);
  });

  test.each([
    [['TEXT_DELIVERED', 'TEXT_SUCCESSFUL'], 'delivered'],
    [['TEXT_DELIVERED', 'TEXT_UNREACHABLE'], 'delivered'],
    [['TEXT_UNREACHABLE', 'TEXT_SUCCESSFUL'], 'failed'],
  ])('never undoes a settled text: after %j it stays %s', async (receipts, state) => {
    await goesThrough('claim', 'carrierAccepts');
    for (const eventType of receipts) await receipt(eventType);
    expect(await shown()).toMatchObject({ state });
  });

  test('of failure does not turn our own refusal into something that could still be delivered', async () => {
    await table.store.advance(messageKey, 'claim', {}, office.granted.now());
    await table.store.advance(messageKey, 'refuse', { failure: 'opted-out' }, office.granted.now());
    await receipt('TEXT_UNREACHABLE');
    await receipt('TEXT_DELIVERED');
    expect(await shown()).toMatchObject({ state: 'failed', failure: 'opted-out' });
  });

  test('of an older text does not change the newer last message of the row (P19)', async () => {
    await goesThrough('claim', 'carrierAccepts');
    office.later(60);
    const { number } = (await table.store.findConversation(
      messageKey.companyId,
      messageKey.conversationId,
    )) ?? {
      number: '',
    };
    await office.receives(number, 'Thanks!', office.granted.now().toISOString());
    await receipt('TEXT_UNREACHABLE');
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({ status: 'failedByReceipt' });
    const row = await table.store.findConversation(messageKey.companyId, messageKey.conversationId);
    expect(row).toMatchObject({ lastMessage: { preview: 'Thanks!' } });
    expect(row).not.toHaveProperty('lastMessage.attention');
  });
});

describe('a receipt that becomes a dead letter', () => {
  test('is for a message that we do not have', async () => {
    const lost = { ...messageKey, messageId: randomUUID() };
    expect(await receipt('TEXT_DELIVERED', lost)).toBe('unowned');
  });

  test('has an event type to which we did not subscribe, and the text does not change', async () => {
    await goesThrough('claim', 'carrierAccepts');
    expect(await receipt('TEXT_UNKNOWN')).toBe('unowned');
    expect(await shown()).toMatchObject({ state: 'sent' });
  });
});
