import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { keys } from '#shared/store/keys.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { cancelMessage } from './cancelMessage.ts';
import { deliverMessage } from './deliverMessage.ts';
import { editScheduledMessage } from './editScheduledMessage.ts';
import type { OutboundText } from './outboundTexts.ts';
import { sendMessage } from './sendMessage.ts';
import { settleRestored } from './settleRestored.ts';
import { sweepMessages } from './sweepMessages.ts';

const day = 24 * 60 * 60;

beforeEach(async () => {
  await settleRestored(office.granted);
});

async function queued(): Promise<OutboundText> {
  const draft = {
    conversationId: ana.conversationId,
    contactId: ana.contactId,
    messageId: randomUUID(),
    text: 'Nine.',
  };
  const { conversationId, messageId, at } = accepted(
    await sendMessage(office.granted, office.memberRequest(draft)),
  );
  return { companyId: office.companyId, conversationId, messageId, at };
}
async function scheduledIn(seconds: number): Promise<OutboundText> {
  const { now } = office.granted;
  const draft = {
    companyId: office.companyId,
    conversationId: ana.conversationId,
    contactId: ana.contactId,
    messageId: randomUUID(),
    text: 'Soon.',
  };
  const dueAt = new Date(now().getTime() + seconds * 1000);
  await table.store.accept(
    {
      ...draft,
      author: { kind: 'auto', automation: 'Reminder' },
      idScope: 'automation:reminders',
      lane: 'auto',
      requestHash: 'any',
      now: now(),
      checkAt: now(),
      dueAt,
    },
    () => undefined,
  );
  return { ...draft, at: dueAt.toISOString() };
}
const found = async (messageKey: OutboundText) => {
  const message = await table.store.findOutbound(messageKey, true);
  if (!message) throw new Error('The message is gone');
  return message;
};
const status = async (messageKey: OutboundText) => (await found(messageKey)).status;
const deliver = (messageKey: OutboundText) =>
  deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, messageKey);
const sweep = () => {
  const { metrics } = testMetrics();
  const send = async () => {};
  return sweepMessages({ ...office.granted, outbound: { send }, optOutRemovals: { send }, metrics });
};
/** Returns the stored message and the marker that leads to it. */
async function everythingOf({ messageId, ...messageKey }: OutboundText) {
  const marker = keys.marker(office.companyId, 'automation:reminders', messageId);
  return [await found({ ...messageKey, messageId }), (await table.read(marker)) ?? {}];
}
/** Moves a scheduled text in a member's name. */
const move = ({ conversationId, messageId, at, revision }: OutboundItem, scheduledAt: string) =>
  editScheduledMessage(
    office.granted,
    office.memberRequest({ conversationId, messageId, at, revision, scheduledAt }),
  );
/** Restores an item, and with it the name of the table from which it was saved. */
async function restore(...items: readonly Readonly<Record<string, unknown>>[]) {
  for (const Item of [...items, { ...keys.sending, tableName: 'the table before' }]) {
    await documents().send(new PutCommand({ TableName: table.tableName, Item }));
  }
}
/** Removes an item that did not exist yet at the restored time. */
const remove = (Key: Readonly<Record<'pk' | 'sk', string>>) =>
  documents().send(new DeleteCommand({ TableName: table.tableName, Key }));
const documents = () =>
  DynamoDBDocumentClient.from(table.client, { marshallOptions: { removeUndefinedValues: true } });

describe('a restored table', () => {
  test('sends no text twice, and marks texts that may have gone out as unconfirmed', async () => {
    const messageKey = await queued();
    const before = await found(messageKey);
    await deliver(messageKey);
    await restore(before);
    expect(await deliver(messageKey)).toEqual({ giveBackSeconds: 60 });
    office.later(600);
    await sweep();
    expect(await settleRestored(office.granted)).toBeGreaterThan(0);
    expect(await deliver(messageKey)).toBe('done');
    expect(await testCarrier.texts(ana.number)).toHaveLength(1);
    expect(await found(messageKey)).toMatchObject({ status: 'unconfirmed', failure: 'restored' });
    expect(await table.store.findConversation(office.companyId, ana.conversationId)).toMatchObject({
      failures: 1,
      lastMessage: { attention: 'unconfirmed' },
    });
  });

  test('neither gives up nor queues waiting texts before it is settled', async () => {
    const [waiting, due] = [await queued(), await scheduledIn(60)];
    await restore();
    office.later(25 * 60 * 60);
    await sweep();
    expect([await status(waiting), await status(due)]).toEqual(['queued', 'scheduled']);
  });

  test('marks every text that waited as unconfirmed, also one that is scheduled for later, and then sends again', async () => {
    const [waiting, claimed, due, later] = [
      await queued(),
      await queued(),
      await scheduledIn(60),
      await scheduledIn(900),
    ];
    await table.store.advance(
      claimed,
      'claim',
      { claimId: 'a run before the restore' },
      office.granted.now(),
    );
    await restore();
    office.later(120);
    await settleRestored(office.granted);
    for (const messageKey of [waiting, claimed, due, later]) {
      expect(await found(messageKey)).toMatchObject({ status: 'unconfirmed', failure: 'restored' });
    }
    const next = await queued();
    await deliver(next);
    expect(await status(next)).toBe('sent');
  });

  test('does not text again on Friday what a member moved to Tuesday after the restored time', async () => {
    const friday = await scheduledIn(3 * day);
    const before = await everythingOf(friday);
    const tuesday = new Date(office.granted.now().getTime() + 60_000).toISOString();
    const moved = accepted(await move(await found(friday), tuesday));
    office.later(60);
    await sweep();
    await deliver({ ...friday, at: moved.at });
    expect(await testCarrier.texts(ana.number)).toHaveLength(1);

    await restore(...before);
    await remove(keys.message(office.companyId, friday.conversationId, moved.at, friday.messageId));
    await settleRestored(office.granted);
    office.later(3 * day);
    await sweep();
    await deliver(friday);
    expect(await testCarrier.texts(ana.number)).toHaveLength(1);
    expect(await found(friday)).toMatchObject({ status: 'unconfirmed', failure: 'restored' });
  });

  test('does not send at its time what a member cancelled after the restored time', async () => {
    const later = await scheduledIn(3 * day);
    const before = await everythingOf(later);
    accepted(await cancelMessage(office.granted, office.memberRequest(later)));
    await restore(...before);
    await settleRestored(office.granted);
    office.later(3 * day);
    await sweep();
    await deliver(later);
    expect(await testCarrier.texts(ana.number)).toEqual([]);
  });

  test('is settled once, and a second command changes nothing', async () => {
    await restore();
    await settleRestored(office.granted);
    const messageKey = await queued();
    expect(await settleRestored(office.granted)).toBe(0);
    expect(await status(messageKey)).toBe('queued');
  });

  test('stays stopped when a company is added before it is settled', async () => {
    await restore();
    await testCompany(table);
    expect(await table.store.maySend()).toBe(false);
  });
});
