import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { AutomationEvent } from '#shared/api/automationEvent.ts';
import type { Change } from '#shared/store/change.ts';
import type { ConversationItem } from '#shared/store/conversationItems.ts';
import { keys } from '#shared/store/keys.ts';
import type { InboundItem, MessageItem, OutboundItem } from '#shared/store/messageItems.ts';
import { postAutomatedMessage } from '../messages/postAutomatedMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { deployTo } from '#testing/deployTo.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { eventOf } from './eventOf.ts';
import { publishEventHandler } from '../handlers.ts';

const handler = publishEventHandler();

const conversation = async () =>
  (await table.read(keys.conversation(office.companyId, ana.conversationId))) as ConversationItem;
const changed = (before: MessageItem | undefined, after: MessageItem): Change => ({
  kind: 'message',
  before,
  after,
});

async function posted(): Promise<OutboundItem> {
  const { messageId, at, conversationId } = accepted(
    await postAutomatedMessage(
      office.granted,
      office.automationRequest({
        messageId: randomUUID(),
        contactId: ana.contactId,
        text: 'Tomorrow at nine.',
        automation: 'Reminder',
      }),
    ),
  );
  return (await table.read(
    keys.message(office.companyId, conversationId, at, messageId),
  )) as unknown as OutboundItem;
}

async function received(text: string): Promise<InboundItem> {
  const inboundMessageId = randomUUID();
  const at = '2026-03-20T14:59:00.000Z';
  await office.receives(ana.number, text, at, inboundMessageId);
  return (await table.read(
    keys.message(office.companyId, ana.conversationId, at, inboundMessageId),
  )) as unknown as InboundItem;
}

test('a text that a person sent is an event with its words and its writers, and without a phone number (P22)', async () => {
  const item = await received('Nine is fine.');
  const event = AutomationEvent.parse(eventOf(changed(undefined, item)));
  expect(event).toMatchObject({
    type: 'message-received',
    companyId: office.companyId,
    conversationId: ana.conversationId,
    contactIds: [ana.contactId],
    text: 'Nine is fine.',
    at: '2026-03-20T14:59:00.000Z',
  });
  expect(JSON.stringify(event)).not.toContain(ana.number);
});

test('a delivery and a failure are events once, and no other change of a text is one', async () => {
  const queued = await posted();
  const sent: OutboundItem = { ...queued, status: 'sent', revision: 3 };
  const delivered: OutboundItem = { ...sent, status: 'delivered', revision: 4 };
  const failed: OutboundItem = { ...sent, status: 'failed', failure: 'phone-unreachable', revision: 4 };
  expect(eventOf(changed(undefined, queued))).toBeUndefined();
  expect(eventOf(changed(queued, sent))).toBeUndefined();
  expect(AutomationEvent.parse(eventOf(changed(sent, delivered)))).toMatchObject({
    type: 'message-delivered',
    messageId: queued.messageId,
    contactIds: [ana.contactId],
  });
  expect(AutomationEvent.parse(eventOf(changed(sent, failed)))).toMatchObject({
    type: 'message-failed',
    failure: 'phone-unreachable',
  });
  expect(eventOf(changed(failed, { ...failed, dismissed: true, revision: 5 }))).toBeUndefined();
});

test('STOP and START are events, and a repeated change has the same id', async () => {
  const before = await conversation();
  await received('STOP');
  const optedOut = await conversation();
  const event = AutomationEvent.parse(eventOf({ kind: 'conversation', before, after: optedOut }));
  expect(event).toMatchObject({ type: 'opted-out', source: 'person', contactIds: [ana.contactId] });
  expect(eventOf({ kind: 'conversation', before, after: optedOut })).toEqual(event);
  await office.receives(ana.number, 'START', '2026-03-20T15:05:00.000Z');
  const back = await conversation();
  expect(
    AutomationEvent.parse(eventOf({ kind: 'conversation', before: optedOut, after: back })),
  ).toMatchObject({
    type: 'opted-in',
  });
  expect(eventOf({ kind: 'conversation', before: back, after: back })).toBeUndefined();
});

test('an event that the topic refuses stays on its queue', async () => {
  deployTo({ table });
  const event = eventOf(changed(undefined, await received('Hello')));
  const record = {
    messageId: 'item-1',
    receiptHandle: 'handle',
    body: JSON.stringify(event),
    attributes: { ApproximateReceiveCount: '1' },
  };
  const answer = await (handler as (event: unknown) => Promise<unknown>)({
    Records: [record],
  });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'item-1' }] });
});
