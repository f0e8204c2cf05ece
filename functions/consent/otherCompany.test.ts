import { PinpointSMSVoiceV2Client, PutOptedOutNumberCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '#shared/store/keys.ts';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { openTestCarrier, type TestCarrier } from '#testing/testCarrier.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { removeFromOptOutList } from './removeFromOptOutList.ts';

let table: TestTable;
let testCarrier: TestCarrier;
let client: PinpointSMSVoiceV2Client;
beforeAll(async () => {
  [table, testCarrier] = await Promise.all([openTestTable(), openTestCarrier()]);
  client = new PinpointSMSVoiceV2Client({});
});
afterAll(() => Promise.all([table?.stop(), testCarrier?.close()]));

/** Creates a company that knows the person at this number. */
async function companyOf(number: string) {
  const office = await testCompany(table, new Date().toISOString());
  const { conversationId, contactId } = await office.contact({ name: 'Ana Moreno', phone: number });
  testCarrier.addCompany(office.company);
  await table.store.setRateLimit(office.companyId, 1000);
  const { companyId } = office;
  return {
    texts: async () => {
      office.later(1);
      const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
      const { messageId, at } = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
      const messageKey = { companyId, conversationId, messageId, at };
      await deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, messageKey);
      return (await table.store.findOutbound(messageKey, true))?.status;
    },
    receives: (text: string) => {
      office.later(1);
      return office.receives(number, text, office.granted.now().toISOString());
    },
    blockAtCarrier: () =>
      client.send(
        new PutOptedOutNumberCommand({
          OptOutListName: testCarrier.listOf(companyId),
          OptedOutNumber: number,
        }),
      ),
    removeFromOptOutList: () =>
      removeFromOptOutList(
        { ...office.granted, carrierList: testCarrier.carrierList },
        { companyId, conversationId },
      ),
    row: () => table.store.findConversation(companyId, conversationId),
    waitsForRemoval: async () =>
      (await table.read(keys.optOutRemoval(companyId, conversationId))) !== undefined,
  };
}

test('a block of the carrier for one company, and START to another, change nothing for the other company (P25)', async () => {
  const number = randomNumber();
  const [oak, elm] = [await companyOf(number), await companyOf(number)];
  await oak.blockAtCarrier();
  expect(await elm.texts()).toBe('sent');
  expect(await oak.texts()).toBe('failed');

  await elm.receives('STOP');
  await elm.receives('START');
  await elm.removeFromOptOutList();
  expect(await elm.texts()).toBe('sent');
  expect(await oak.row()).toMatchObject({ optOut: { source: 'carrier' } });
  expect(await oak.waitsForRemoval()).toBe(false);
  await expect(oak.texts()).rejects.toThrow('recipient-opted-out');

  await elm.receives('STOP');
  await oak.receives('START');
  await oak.removeFromOptOutList();
  expect(await oak.texts()).toBe('sent');
  expect(await elm.row()).toMatchObject({ optOut: { word: 'STOP' } });
  await expect(elm.texts()).rejects.toThrow('recipient-opted-out');
});
