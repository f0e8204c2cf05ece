import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { recordReceipt } from '../messages/recordReceipt.ts';
import { DeliveryReceipt } from '../carrier/deliveryReceipt.ts';
import { parse } from 'zod/mini';
import { openTestCarrier } from '#testing/testCarrier.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { checkDelivery, simulatorNumber } from './checkDelivery.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table?.stop());

async function canaryOffice() {
  const office = await testCompany(table);
  await table.store.setRateLimit(office.companyId, 1000);
  const check = async () => {
    const { counts, metrics } = testMetrics();
    await checkDelivery({ ...office.granted, canary: { companyId: office.companyId }, metrics });
    return counts;
  };
  const texts = async () => {
    const found = [];
    for await (const page of table.store.listInFlight()) {
      found.push(...page.filter(({ companyId }) => companyId === office.companyId));
    }
    return found;
  };
  return { office, check, texts };
}

test.each(['TEXT_DELIVERED', 'TEXT_SUCCESSFUL'] as const)(
  'each check texts the simulator, and the next one counts the text if %s, the last receipt in some countries, has arrived',
  async (receiptOfSuccess) => {
    const testCarrier = await openTestCarrier({ receiptOfSuccess });
    onTestFinished(() => testCarrier.close());
    const { office, check, texts } = await canaryOffice();
    testCarrier.addCompany(office.company);
    expect(await check()).toEqual({});
    const [text] = await texts();
    if (!text) throw new Error('The check sent no text');
    await deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, text);
    expect(await testCarrier.texts(simulatorNumber)).toContain(text.text);
    const { messages } = testCarrier.receipts;
    const last = () => messages.find(({ isFinal }) => isFinal === true);
    while (!last()) await testCarrier.receipts.until(messages.length + 1);
    const payload = parse(DeliveryReceipt, last());
    expect(payload.eventType).toBe(receiptOfSuccess);
    await recordReceipt(office.granted, { payload, publishedAt: office.granted.now().toISOString() });

    office.later(5 * 60);
    expect(await check()).toEqual({ canaryDelivered: 1 });
    office.later(5 * 60);
    expect(await check()).toEqual({});
  },
);

test('a text that the carrier accepted is not counted without a receipt, nor after a receipt of failure', async () => {
  const { office, check, texts } = await canaryOffice();
  await check();
  const [text] = await texts();
  if (!text) throw new Error('The check sent no text');
  const context = {
    companyId: text.companyId,
    conversationId: text.conversationId,
    at: text.at,
    messageId: text.messageId,
  };
  for (const by of ['claim', 'carrierAccepts'] as const)
    await table.store.advance(context, by, {}, office.granted.now());
  office.later(5 * 60);
  expect(await check()).toEqual({});

  office.isNow(text.at);
  const publishedAt = text.at;
  for (const eventType of ['TEXT_SUCCESSFUL', 'TEXT_UNREACHABLE'])
    await recordReceipt(office.granted, {
      payload: { eventType, messageId: 'carrier-1', context },
      publishedAt,
    });
  office.later(5 * 60);
  expect(await check()).toEqual({});
});

test('a check that is run twice sends one text', async () => {
  const { check, texts } = await canaryOffice();
  await Promise.all([check(), check()]);
  await check();
  expect(await texts()).toHaveLength(1);
});

test('a stage without a canary sends nothing', async () => {
  const { office, texts } = await canaryOffice();
  const { counts, metrics } = testMetrics();
  await checkDelivery({ ...office.granted, canary: { companyId: undefined }, metrics });
  expect(await texts()).toEqual([]);
  expect(counts).toEqual({});
});
