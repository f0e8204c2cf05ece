import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { SendingStore, Store } from '#shared/store/dynamoStore.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { deliverMessage } from './deliverMessage.ts';
import { receiveMessage } from './receiveMessage.ts';
import { sendMessage } from './sendMessage.ts';
import { sweepMessages } from './sweepMessages.ts';

const dueAt = '2026-03-20T16:00:00.000Z';

async function scheduled(cancelIfReplied = true) {
  const { conversationId, contactId } = ana;
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'Still on for nine?' };
  const request = { ...draft, scheduledAt: dueAt, cancelIfReplied };
  const { at, messageId } = accepted(await sendMessage(office.granted, office.memberRequest(request)));
  return { companyId: office.companyId, conversationId, at, messageId };
}
type Waiting = Awaited<ReturnType<typeof scheduled>>;

const receives = (publishedAt: string, inboundMessageId: string = randomUUID()) =>
  receiveMessage(office.granted, {
    payload: {
      personNumber: ana.number,
      ourNumber: office.company.originationNumber ?? '',
      text: 'Yes, see you there',
      inboundMessageId,
    },
    publishedAt,
  });
/** Stores an inbound text as `receiveMessage` does before it looks for texts that the reply cancels. */
const onlyStores = (publishedAt: string, id?: string) => office.receives(ana.number, 'Yes', publishedAt, id);
const sweep = (store: Store = table.store) => {
  const { metrics } = testMetrics();
  const quiet = { send: async () => {} };
  return sweepMessages({ ...office.granted, store, metrics, outbound: quiet, optOutRemovals: quiet });
};
const deliver = (text: Waiting, store: SendingStore = table.store) =>
  deliverMessage({ ...office.granted, store, carrier: testCarrier.carrier }, text);
const message = (text: Waiting) => table.store.findOutbound(text, true);

describe('a text that goes out only if the person does not write first', () => {
  test('goes out at its time when no text arrived', async () => {
    const text = await scheduled();
    office.isNow(dueAt);
    await sweep();
    await deliver(text);
    expect(await testCarrier.texts(ana.number)).toHaveLength(1);
  });

  test('is cancelled without a name as soon as the person writes', async () => {
    const text = await scheduled();
    await receives('2026-03-20T15:30:00.000Z');
    expect(await message(text)).toMatchObject({ status: 'cancelled' });
    expect(await message(text)).not.toHaveProperty('cancelledBy');
  });

  test('does not count what the person wrote before it was scheduled', async () => {
    await receives('2026-03-20T14:59:59.000Z');
    const text = await scheduled();
    await receives('2026-03-20T14:50:00.000Z');
    office.isNow(dueAt);
    await sweep();
    expect(await message(text)).toMatchObject({ status: 'queued' });
  });

  test('goes out when the event of a text from before it was scheduled is repeated after that', async () => {
    const id = randomUUID();
    await receives('2026-03-20T14:50:00.000Z', id);
    const text = await scheduled();
    await receives('2026-03-20T15:03:00.000Z', id);
    expect(await message(text)).toMatchObject({ status: 'scheduled' });
    office.isNow(dueAt);
    await sweep();
    await deliver(text);
    expect(await testCarrier.texts(ana.number)).toHaveLength(1);
  });

  test('goes out in spite of a reply when its sender did not ask for that', async () => {
    const text = await scheduled(false);
    await receives('2026-03-20T15:30:00.000Z');
    office.isNow(dueAt);
    await sweep();
    expect(await message(text)).toMatchObject({ status: 'queued' });
  });
});

describe('a reply whose receiving function died after it was stored', () => {
  test('cancels the text when it is due', async () => {
    const text = await scheduled();
    await onlyStores('2026-03-20T15:30:00.000Z');
    office.isNow(dueAt);
    await sweep();
    expect(await message(text)).toMatchObject({ status: 'cancelled' });
  });

  test('cancels the text at once when its event is repeated', async () => {
    const text = await scheduled();
    const id = randomUUID();
    await onlyStores('2026-03-20T15:30:00.000Z', id);
    await receives('2026-03-20T15:33:00.000Z', id);
    expect(await message(text)).toMatchObject({ status: 'cancelled' });
  });

  test('cancels the text that is already queued, before the carrier is called', async () => {
    const text = await scheduled();
    office.isNow(dueAt);
    await sweep();
    await onlyStores('2026-03-20T15:59:59.000Z');
    await deliver(text);
    expect(await message(text)).toMatchObject({ status: 'cancelled' });
    expect(await testCarrier.texts(ana.number)).toEqual([]);
  });

  test('and that is stored while the sweep queues the text makes that write fail', async () => {
    const text = await scheduled();
    office.isNow(dueAt);
    const store: Store = {
      ...table.store,
      comeDue: (key, decide, ...times) =>
        table.store.comeDue(
          key,
          (conversation, waiting) => {
            const decided = decide(conversation, waiting);
            // Stored between reading the row and writing it, with a time before the text's own.
            if (decided === undefined && conversation.lastInboundAt === undefined) replyMeanwhile();
            return decided;
          },
          ...times,
        ),
    };
    let stored: Promise<unknown> | undefined;
    const replyMeanwhile = () => {
      stored ??= onlyStores('2026-03-20T15:59:00.000Z');
    };
    await sweep(store);
    await stored;
    await deliver(text);
    expect(await message(text)).toMatchObject({ status: 'cancelled' });
    expect(await testCarrier.texts(ana.number)).toEqual([]);
  });
});
