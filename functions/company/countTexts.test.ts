import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { sumTexts } from '#shared/domain/sumTexts.ts';
import type { ConversationTexts } from '#shared/domain/textCount.ts';
import { archiveContact } from '../contacts/archiveContact.ts';
import { blockNumber, unblockNumber } from '../conversations/blockNumber.ts';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { recordReceipt } from '../messages/recordReceipt.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { randomNumber, receiveText } from '#testing/testStore.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { testCompany } from '#testing/testCompany.ts';
import { countTexts } from './countTexts.ts';

type Person = { readonly contactId: string; readonly conversationId: string };

const none = { texts: 0, parts: 0 };
const american = { country: 'US', sent: none, unconfirmed: none, received: none };

async function queue({ conversationId, contactId }: Person, text = 'See you at nine.') {
  const draft = { conversationId, contactId, messageId: randomUUID(), text };
  return accepted(await sendMessage(office.granted, office.memberRequest(draft)));
}
const keyOf = ({ conversationId, messageId, at }: OutboundMessage) => ({
  companyId: office.companyId,
  conversationId,
  messageId,
  at,
});
const deliver = (message: OutboundMessage) =>
  deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, keyOf(message));
async function send(person: Person, text?: string) {
  const message = await queue(person, text);
  await deliver(message);
  return message;
}
const receipt = (message: OutboundMessage, eventType: 'TEXT_DELIVERED' | 'TEXT_UNREACHABLE') =>
  recordReceipt(office.granted, {
    publishedAt: office.granted.now().toISOString(),
    payload: { eventType, messageId: randomUUID(), context: keyOf(message) },
  });

/** Counts as the page does: page by page, and a later answer about a conversation replaces an earlier one. */
async function counted(month = '2026-03') {
  const known = new Map<string, ConversationTexts>();
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = accepted(await countTexts(office.granted, office.memberRequest({ month, cursor })));
    for (const item of page.items) known.set(item.conversationId, item);
    cursor = 'cursor' in page ? page.cursor : undefined;
    pages += 1;
  } while (cursor !== undefined);
  return { countries: sumTexts([...known.values()].flatMap(({ countries }) => countries)), pages };
}
const countries = async (month?: string) => (await counted(month)).countries;

describe('the texts of a month', () => {
  test('count what the carrier accepted, with its parts, and what arrived', async () => {
    await send(ana);
    await send(ana, 'x'.repeat(161));
    await office.receives(ana.number, 'Which door? 🏠', '2026-03-20T15:00:05.000Z');
    expect(await countries()).toEqual([
      { ...american, sent: { texts: 2, parts: 3 }, received: { texts: 1, parts: 1 } },
    ]);
  });

  test('count a text once, however often it is tried, confirmed and reported', async () => {
    const message = await queue(ana);
    await testCarrier.goesWrong({ throttle: { next: 1 } });
    expect(await deliver(message)).toHaveProperty('giveBackSeconds');
    expect(await countries()).toEqual([]);
    await deliver(message);
    await deliver(message);
    await receipt(message, 'TEXT_DELIVERED');
    await receipt(message, 'TEXT_DELIVERED');
    expect(await countries()).toEqual([{ ...american, sent: { texts: 1, parts: 1 } }]);
  });

  test('leave out a claim without a call, a refusal, and what waits', async () => {
    const claimed = await queue(ana);
    await table.store.advance(keyOf(claimed), 'claim', { claimId: 'a' }, office.granted.now());
    await testCarrier.goesWrong({
      refuse: { next: 1, error: 'ValidationException', reason: 'INVALID_PARAMETER' },
    });
    await send(ana);
    await queue(ana);
    expect(await countries()).toEqual([]);
  });

  test('count a text of which no answer came apart, until a receipt proves it', async () => {
    await testCarrier.goesWrong({ resetAfterAccept: { next: 1 } });
    const message = await send(ana);
    expect(await countries()).toEqual([{ ...american, unconfirmed: { texts: 1, parts: 1 } }]);
    await receipt(message, 'TEXT_DELIVERED');
    expect(await countries()).toEqual([{ ...american, sent: { texts: 1, parts: 1 } }]);
  });

  test('count a text that failed after the carrier had accepted it, because the carrier bills it', async () => {
    await receipt(await send(ana), 'TEXT_UNREACHABLE');
    expect(await countries()).toEqual([{ ...american, sent: { texts: 1, parts: 1 } }]);
  });

  test('begin and end at midnight in the time zone of the company', async () => {
    await office.receives(ana.number, 'The last of March', '2026-04-01T04:59:59.999Z');
    await office.receives(ana.number, 'The first of April', '2026-04-01T05:00:00.000Z');
    const one = [{ ...american, received: { texts: 1, parts: 1 } }];
    expect(await countries('2026-03')).toEqual(one);
    expect(await countries('2026-04')).toEqual(one);
    expect(await countries('2026-05')).toEqual([]);
  });

  test('are kept apart by country; a short code has none', async () => {
    const canadian = await office.contact({ name: 'Marie Roy', phone: '+14165550123' });
    const british = await office.contact({ name: 'Tom Hall', phone: '+442079460958' });
    for (const person of [canadian, british, british]) await send(person);
    await office.receives('68849', 'Your code', '2026-03-20T15:00:05.000Z');
    const { country: _, ...elsewhere } = american;
    expect(new Set(await countries())).toEqual(
      new Set([
        { ...american, country: 'GB', sent: { texts: 2, parts: 2 } },
        { ...american, country: 'CA', sent: { texts: 1, parts: 1 } },
        { ...elsewhere, received: { texts: 1, parts: 1 } },
      ]),
    );
  });

  test('count a forwarded copy once, with the phone that it went to', async () => {
    const phone = randomNumber();
    const forwarding = { isOn: true, to: phone, changedAt: '2026-03-01T15:00:00.000Z' };
    await table.store.setCompany(office.companyId, { forwarding });
    const at = '2026-03-20T15:00:05.000Z';
    const inbound = { from: ana.number, text: 'Which door?', at, inboundMessageId: randomUUID() };
    await receiveText(table.store, { ...office.company, forwarding }, inbound);
    const [message] = accepted(await table.store.listMessages(office.companyId, ana.conversationId)).items;
    const copy = message?.direction === 'inbound' ? message.forwarding?.copy : undefined;
    if (!copy) throw new Error('The text was not forwarded');
    await deliverMessage(
      { ...office.granted, carrier: testCarrier.carrier },
      { companyId: office.companyId, ...copy },
    );
    const both = [{ ...american, sent: { texts: 1, parts: 1 }, received: { texts: 1, parts: 1 } }];
    expect(await countries()).toEqual(both);
    const elsewhere = { ...forwarding, to: randomNumber() };
    await table.store.setCompany(office.companyId, { forwarding: elsewhere });
    expect(await countries()).toEqual(both);
  });

  test('count once at a number that is in two sections', async () => {
    await office.contact({ name: 'Tom Becker', role: 'agent', phone: ana.number });
    await send(ana);
    expect(await countries()).toEqual([{ ...american, sent: { texts: 1, parts: 1 } }]);
  });

  test('count with people who were archived without an answer, and who come back', async () => {
    await send(ana);
    const one = [{ ...american, sent: { texts: 1, parts: 1 } }];
    const archive = (isArchived: boolean) =>
      table.store.archiveContact(office.companyId, ana.contactId, isArchived, office.granted.now());
    accepted(await archiveContact(office.granted, office.memberRequest({ contactId: ana.contactId })));
    expect(await countries()).toEqual(one);
    await archive(false);
    expect(await countries()).toEqual(one);
    await archive(true);
    accepted(await blockNumber(office.granted, office.memberRequest({ conversationId: ana.conversationId })));
    expect(await countries()).toEqual(one);
    accepted(
      await unblockNumber(office.granted, office.memberRequest({ conversationId: ana.conversationId })),
    );
    expect(await countries()).toEqual(one);
  });

  test('count a text to a number that everyone had left before', async () => {
    const { conversationId } = ana;
    accepted(await archiveContact(office.granted, office.memberRequest({ contactId: ana.contactId })));
    const draft = { conversationId, messageId: randomUUID(), text: 'Are you there?' };
    await deliver(accepted(await sendMessage(office.granted, office.memberRequest(draft))));
    expect(await countries()).toEqual([{ ...american, sent: { texts: 1, parts: 1 } }]);
  });

  test('are read page by page, and each conversation counts once', async () => {
    const numbers = Array.from({ length: 120 }, randomNumber);
    await Promise.all(
      numbers.map((from, index) =>
        office.receives(from, 'Hello', `2026-03-20T15:00:${String(index % 60).padStart(2, '0')}.000Z`),
      ),
    );
    expect(await counted()).toEqual({
      countries: [{ ...american, received: { texts: 120, parts: 120 } }],
      pages: 3,
    });
  });

  test('never hold those of another company', async () => {
    await send(ana);
    const other = await testCompany(table);
    const page = accepted(
      await countTexts(other.granted, other.memberRequest({ month: '2026-03', cursor: undefined })),
    );
    expect(page.items).toEqual([]);
  });
});
