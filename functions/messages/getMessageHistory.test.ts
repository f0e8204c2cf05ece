import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { test as officeTest } from '#testing/test.ts';
import { testCompany } from '#testing/testCompany.ts';
import { getMessageHistory } from './getMessageHistory.ts';
import { recordReceipt } from './recordReceipt.ts';
import { sendMessage } from './sendMessage.ts';

const test = officeTest.extend('sentText', ({ table }) => async () => {
  const office = await testCompany(table);
  const { conversationId, contactId } = await office.contact();
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
  const { at, messageId } = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
  const messageKey = { companyId: office.companyId, conversationId, at, messageId };
  await table.store.advance(messageKey, 'claim', { claimId: 'run' }, office.granted.now());
  await table.store.advance(
    messageKey,
    'carrierAccepts',
    { evidence: { requestId: 'request-1', status: 200 } },
    office.granted.now(),
  );
  return { office, messageKey };
});

test('a member reads what happened to a text, with the failure that a receipt means', async ({
  sentText,
}) => {
  const { office, messageKey } = await sentText();
  office.later(5);
  const publishedAt = office.granted.now().toISOString();
  await recordReceipt(office.granted, {
    payload: { eventType: 'TEXT_UNREACHABLE', messageId: 'carrier-1', context: messageKey },
    publishedAt,
  });
  const { conversationId, messageId, at } = messageKey;
  const asked = office.memberRequest({ conversationId, messageId, at });
  expect(await getMessageHistory(office.granted, asked)).toEqual({
    steps: [
      { step: 'accept', at },
      { step: 'claim', at },
      { step: 'carrierAccepts', at, evidence: { requestId: 'request-1', status: 200 } },
      {
        step: 'failureReceipt',
        at: publishedAt,
        receipt: 'TEXT_UNREACHABLE',
        failure: 'phone-unreachable',
      },
    ],
  });
});

test('the history of a text of another company is not found (P23)', async ({ sentText, table }) => {
  const { messageKey } = await sentText();
  const other = await testCompany(table);
  const { conversationId, messageId, at } = messageKey;
  expect(
    await getMessageHistory(other.granted, other.memberRequest({ conversationId, messageId, at })),
  ).toEqual({ refusal: { code: 'message-not-found' } });
});
