import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { recordReceipt } from '../messages/recordReceipt.ts';
import { DeliveryReceipt } from '../carrier/deliveryReceipt.ts';
import { parse } from 'zod/mini';
import { openTestCarrier, type TestCarrier } from '#testing/testCarrier.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { checkDelivery, simulatorNumber } from './checkDelivery.ts';

let table: TestTable;
let testCarrier: TestCarrier;
beforeAll(async () => {
  [table, testCarrier] = await Promise.all([openTestTable(), openTestCarrier()]);
});
afterAll(() => Promise.all([table?.stop(), testCarrier?.close()]));

async function canaryOffice() {
  const office = await testCompany(table);
  testCarrier.addCompany(office.company);
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

test('each check texts the simulator, and the next one counts the text if its receipt has arrived', async () => {
  const { office, check, texts } = await canaryOffice();
  expect(await check()).toEqual({});
  const [text] = await texts();
  if (!text) throw new Error('The check sent no text');
  await deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, text);
  expect(await testCarrier.texts(simulatorNumber)).toContain(text.text);
  const delivered = () =>
    testCarrier.receipts.messages.find(({ eventType }) => eventType === 'TEXT_DELIVERED');
  while (!delivered()) await testCarrier.receipts.until(testCarrier.receipts.messages.length + 1);
  const payload = parse(DeliveryReceipt, delivered());
  await recordReceipt(office.granted, { payload, publishedAt: office.granted.now().toISOString() });

  office.later(5 * 60);
  expect(await check()).toEqual({ canaryDelivered: 1 });
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
