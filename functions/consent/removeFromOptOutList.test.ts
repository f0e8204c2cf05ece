import { PinpointSMSVoiceV2Client, PutOptedOutNumberCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keys } from '#shared/store/keys.ts';
import type { Log } from '../log.ts';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { openTestCarrier, type TestCarrier } from '#testing/testCarrier.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { removeFromOptOutList } from './removeFromOptOutList.ts';

let table: TestTable;
let testCarrier: TestCarrier;
let client: PinpointSMSVoiceV2Client;
let office: TestCompany;
let ana: Awaited<ReturnType<TestCompany['contact']>>;
beforeAll(async () => {
  [table, testCarrier] = await Promise.all([openTestTable(), openTestCarrier()]);
  client = new PinpointSMSVoiceV2Client({});
});
beforeEach(async () => {
  office = await testCompany(table, new Date().toISOString());
  ana = await office.contact({ name: 'Ana Moreno' });
  testCarrier.addCompany(office.company);
  await table.store.setRateLimit(office.companyId, 1000);
});
afterAll(() => Promise.all([table?.stop(), testCarrier?.close()]));

const conversationKey = () => ({ companyId: office.companyId, conversationId: ana.conversationId });
const removeNow = (more: Partial<Parameters<typeof removeFromOptOutList>[0]> = {}) =>
  removeFromOptOutList(
    { ...office.granted, carrierList: testCarrier.carrierList, ...more },
    conversationKey(),
  );
const row = () => table.store.findConversation(office.companyId, ana.conversationId);
const waiting = () => table.read(keys.optOutRemoval(office.companyId, ana.conversationId));
const receives = (text: string) => {
  office.later(1);
  return office.receives(ana.number, text, office.granted.now().toISOString());
};

/** Sends Ana a text, which fails because the carrier's list blocks her; then she texts START. */
async function blockedAndBack(): Promise<void> {
  const OptOutListName = testCarrier.listOf(office.companyId);
  await client.send(new PutOptedOutNumberCommand({ OptOutListName, OptedOutNumber: ana.number }));
  expect(await sends()).toBe('failed');
  await receives('START');
}
async function sends(): Promise<string | undefined> {
  const { conversationId, contactId } = ana;
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
  const message = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
  const at = { companyId: office.companyId, conversationId, messageId: message.messageId, at: message.at };
  await deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, at);
  return (await table.store.findOutbound(at, true))?.status;
}

describe('a person who texts START while the carrier’s own list blocks them (P25)', () => {
  test('is removed from that list too and can be texted again', async () => {
    await blockedAndBack();
    await removeNow();
    expect(await row()).not.toHaveProperty('carrierBlock');
    expect(await waiting()).toBeUndefined();
    expect(await sends()).toBe('sent');
    expect(await removeNow()).toBe('done');
  });

  test('twice in 30 days stays blocked there; staff see it, and the carrier is asked again a day later', async () => {
    await blockedAndBack();
    await removeNow();
    await blockedAndBack();
    await removeNow();
    expect(await row()).toMatchObject({ carrierBlock: { refused: true } });
    office.later(24 * 60 * 60);
    expect(await waiting()).toMatchObject({ listedBy: office.granted.now().toISOString() });
  });

  test('keeps a newer opt-out removal that started while an older one ended', async () => {
    await blockedAndBack();
    const older = await table.store.findOptOutRemoval(conversationKey());
    await receives('STOP');
    await receives('START');
    if (!older) throw new Error('The removal is gone');
    await table.store.endOptOutRemoval(older, false);
    expect(await row()).toMatchObject({ carrierBlock: { refused: false } });
    expect(await waiting()).not.toMatchObject({ since: older.since });
  });

  test('is asked for again when the carrier fails, and the log says how it failed', async () => {
    await blockedAndBack();
    const lines: unknown[] = [];
    const log: Log = { write: (event, facts) => lines.push({ event, ...facts }) };
    const carrierList = testCarrier.failingList(500, 'InternalServerException');
    expect(await removeNow({ carrierList, log })).toBe('done');
    expect(lines).toEqual([
      {
        event: 'opt-out removal failed',
        ...conversationKey(),
        error: 'InternalServerException',
        status: 500,
      },
    ]);
    expect(await row()).toMatchObject({ carrierBlock: { refused: false } });
    office.later(office.granted.timing.queuedCheckSeconds);
    expect(await waiting()).toMatchObject({ listedBy: office.granted.now().toISOString() });
  });

  test.each([
    ['a missing permission', { error: 'AccessDeniedException' }],
    ['a missing list', { error: 'ResourceNotFoundException', ResourceType: 'opt-out-list' }],
    ['a request that is wrong', { error: 'ValidationException', Reason: 'INVALID_PARAMETER' }],
  ])('fails with %s, so that it becomes one dead letter a day', async (_, { error, ...facts }) => {
    await blockedAndBack();
    const carrierList = testCarrier.failingList(400, error, facts);
    await expect(removeNow({ carrierList })).rejects.toMatchObject({ name: error });
    expect(await row()).toMatchObject({ carrierBlock: { refused: false } });
    office.later(office.granted.timing.optOutRemovalRetrySeconds);
    expect(await waiting()).toMatchObject({ listedBy: office.granted.now().toISOString() });
  });

  test('and STOP right after it stays opted out here and at the carrier', async () => {
    await blockedAndBack();
    await receives('STOP');
    await removeNow();
    expect(await row()).toMatchObject({ optOut: { word: 'STOP' } });
    expect(await row()).not.toHaveProperty('carrierBlock');
    expect(await waiting()).toBeUndefined();
    await receives('START');
    expect(await row()).toMatchObject({ carrierBlock: { refused: false } });
  });
});
