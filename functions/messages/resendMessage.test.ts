import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { dismissFailure, listFailed } from './listFailed.ts';
import { listMessages } from './listMessages.ts';
import { resendMessage } from './resendMessage.ts';
import { sendMessage } from './sendMessage.ts';

const messageKey = ({ conversationId, messageId, at }: OutboundMessage) => ({
  conversationId,
  messageId,
  at,
});
const stored = async (message: OutboundMessage) =>
  table.store.findOutbound({ ...messageKey(message), companyId: office.companyId }, true);
const row = () => table.store.findConversation(office.companyId, ana.conversationId);
const failed = async () => accepted(await listFailed(office.granted, office.memberRequest({}))).items;

async function sent(text = 'See you at nine.'): Promise<OutboundMessage> {
  const { conversationId, contactId } = ana;
  office.later(1);
  const draft = { conversationId, contactId, messageId: randomUUID(), text };
  return accepted(await sendMessage(office.granted, office.memberRequest(draft)));
}
/** Creates a text that was handed to the carrier and had this outcome. */
async function after(...ends: readonly (FailureReason | 'markUnconfirmed' | 'failureReceipt')[]) {
  const message = await sent();
  const at = { ...messageKey(message), companyId: office.companyId };
  await table.store.advance(at, 'claim', { claimId: randomUUID() }, office.granted.now());
  for (const end of ends) {
    if (end === 'markUnconfirmed') await table.store.advance(at, end, {}, office.granted.now());
    else if (end === 'failureReceipt')
      await table.store.advance(at, end, { failure: 'phone-unreachable' }, office.granted.now());
    else await table.store.advance(at, 'refuse', { failure: end }, office.granted.now());
  }
  return message;
}
const resend = (message: OutboundMessage, more: object = {}, by = office.memberRequest) =>
  resendMessage(office.granted, by({ ...messageKey(message), newMessageId: randomUUID(), ...more }));
/** Gives Ana another number. Returns the id of the conversation there. */
async function giveNumber(phone: string): Promise<string> {
  const { store } = table;
  const known = await store.findContact(office.companyId, ana.contactId, true);
  const resolved = resolveContact(office.company, ana.contactId, {
    role: 'client',
    name: 'Ana Moreno',
    phone,
  });
  await store.putContact(office.company, resolved, known?.revision, office.granted.now());
  return 'conversationId' in resolved.texting ? resolved.texting.conversationId : '';
}
const movedTo = (conversationId: string) => ({
  code: 'contact-moved',
  contactId: ana.contactId,
  conversationId,
});
/** Receives a text from an unknown number. Returns the id of its conversation. */
async function conversationOf(number: string): Promise<string> {
  await office.receives(number, 'Hello', office.granted.now().toISOString());
  const unread = await table.store.listUnread(office.companyId);
  return unread.find((each) => each.number === number)?.conversationId ?? '';
}
/** Creates a failed text without a recipient. */
async function failedTo(conversationId: string): Promise<OutboundMessage> {
  const draft = { conversationId, messageId: randomUUID(), text: 'Who is this?' };
  const message = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
  const at = { ...messageKey(message), companyId: office.companyId };
  await table.store.advance(at, 'giveUpWaiting', { failure: 'waited-too-long' }, office.granted.now());
  return message;
}
const dismiss = (message: OutboundMessage) =>
  dismissFailure(office.granted, office.memberRequest(messageKey(message)));

describe('a resend (P15)', () => {
  test.each([['markUnconfirmed'], ['failureReceipt'], ['waited-too-long']] as const)(
    'after "%s" creates a new message that is linked to the original, whose text and state never change',
    async (end) => {
      const first = await after(end);
      const before = await stored(first);
      const second = accepted(await resend(first));
      expect(second).toMatchObject({
        state: 'queued',
        text: first.text,
        contactId: ana.contactId,
        resendOf: { ...messageKey(first), attempt: 2 },
      });
      const link = { conversationId: ana.conversationId, messageId: second.messageId, at: second.at };
      const { inList: _, listedBy: __, ...kept } = before ?? {};
      expect(await stored(first)).toEqual({
        ...kept,
        resentAs: link,
        revision: (before?.revision ?? 0) + 1,
      });
      expect(await failed()).toEqual([]);
      expect(await row()).toMatchObject({ failures: 0, lastMessage: { messageId: second.messageId } });
    },
  );

  test('happens once, even when two members press at once and one of them presses again', async () => {
    const first = await after('markUnconfirmed');
    const tries = await Promise.all([resend(first), resend(first), resend(first)]);
    tries.push(await resend(first));
    expect(new Set(tries.map((each) => accepted(each).messageId)).size).toBe(1);
    const { items } = accepted(await listMessages(office.granted, office.memberRequest(messageKey(first))));
    expect(items).toHaveLength(2);
  });

  test('counts the attempts', async () => {
    const first = await after('markUnconfirmed');
    const second = accepted(await resend(first));
    const at = { ...messageKey(second), companyId: office.companyId };
    await table.store.advance(at, 'giveUpWaiting', { failure: 'waited-too-long' }, office.granted.now());
    expect(accepted(await resend(second)).resendOf).toEqual({ ...messageKey(second), attempt: 3 });
  });

  test('is refused with the state when it would fail again or is not needed', async () => {
    const refusal = async (message: Promise<OutboundMessage>) => resend(await message);
    expect(await refusal(after('not-a-mobile'))).toEqual({
      refusal: { code: 'cannot-resend', state: 'failed' },
    });
    expect(await refusal(sent())).toEqual({ refusal: { code: 'cannot-resend', state: 'queued' } });
    expect(await refusal(after())).toEqual({ refusal: { code: 'cannot-resend', state: 'sending' } });
  });

  test('to a person who opted out is refused and links nothing', async () => {
    const first = await after('markUnconfirmed');
    await table.mark(office.company, ana.conversationId, 'optOut');
    expect(await resend(first)).toEqual({ refusal: { code: 'recipient-opted-out' } });
    expect(await stored(first)).not.toHaveProperty('resentAs');
  });

  test('of a missing message or another company’s message is not found (P23)', async () => {
    const first = await after('markUnconfirmed');
    expect(await resend({ ...first, messageId: randomUUID() })).toEqual({
      refusal: { code: 'message-not-found' },
    });
    const other = await testCompany(table);
    expect(await resend(first, {}, other.memberRequest)).toEqual({ refusal: { code: 'message-not-found' } });
  });

  test('of an auto reply is refused, because a member does not confirm an opt-out', async () => {
    await office.receives(ana.number, 'STOP', office.granted.now().toISOString());
    const { items } = accepted(
      await listMessages(office.granted, office.memberRequest({ conversationId: ana.conversationId })),
    );
    const [answer] = items;
    if (answer?.direction !== 'outbound') throw new Error('STOP was not answered');
    const at = { ...messageKey(answer), companyId: office.companyId };
    await table.store.advance(at, 'giveUpWaiting', { failure: 'waited-too-long' }, office.granted.now());
    office.later(60);
    await office.receives(ana.number, 'START', office.granted.now().toISOString());
    expect(await resend(answer)).toEqual({ refusal: { code: 'cannot-resend', state: 'failed' } });
  });

  test('of a text to an unknown number never goes to another number', async () => {
    const other = await conversationOf(randomNumber());
    const message = await failedTo(await conversationOf(randomNumber()));
    expect(await resend(message, { toConversationId: other })).toEqual({
      refusal: { code: 'cannot-resend', state: 'failed' },
    });
    expect(accepted(await resend(message))).toMatchObject({ conversationId: message.conversationId });
  });

  test.each([[['Wanda Bell']], [['Wanda Bell', 'Abel Bell']]])(
    'of a text to an unknown number, which is that of %j by now, names the first of them, as the composer does (P21)',
    async (names) => {
      const phone = randomNumber();
      const message = await failedTo(await conversationOf(phone));
      expect(message).not.toHaveProperty('contactId');
      for (const name of names) await office.contact({ name, phone });
      const now = await table.store.findConversation(office.companyId, message.conversationId);
      const second = accepted(await resend(message));
      expect(second).toMatchObject({
        conversationId: message.conversationId,
        contactId: now?.people[0]?.contactId,
      });
    },
  );

  test('of a text to an unknown number is refused when its new contact opted out', async () => {
    const phone = randomNumber();
    const message = await failedTo(await conversationOf(phone));
    await office.contact({ name: 'Wanda Bell', phone });
    await table.mark(office.company, message.conversationId, 'optOut');
    expect(await resend(message)).toEqual({ refusal: { code: 'recipient-opted-out' } });
  });

  test('under the id of another message is refused', async () => {
    const [first, other] = [await after('markUnconfirmed'), await sent('Another')];
    expect(await resend(first, { newMessageId: other.messageId })).toEqual({
      refusal: { code: 'message-id-reused' },
    });
    expect(await stored(first)).not.toHaveProperty('resentAs');
  });

  test.each([['number-changed'], ['phone-unreachable'], ['markUnconfirmed'], ['not-a-mobile']] as const)(
    'after "%s" to a contact who has another number now must name the new conversation, and goes there (P21)',
    async (end) => {
      const first = await after(end);
      const there = await giveNumber(randomNumber());
      expect(await resend(first)).toEqual({ refusal: movedTo(there) });

      const second = accepted(await resend(first, { toConversationId: there }));
      expect(second).toMatchObject({ conversationId: there, resendOf: messageKey(first) });
      expect(await row()).toMatchObject({ failures: 0 });
      expect(await row()).not.toHaveProperty('lastMessage.attention');
    },
  );

  test('after "number-changed" goes to the number that the contact has again (P21)', async () => {
    const first = await after('number-changed');
    await giveNumber(randomNumber());
    await giveNumber(ana.number);
    expect(accepted(await resend(first))).toMatchObject({ conversationId: ana.conversationId });
  });
});

describe('the Failed list (P14)', () => {
  test('lists failed and unconfirmed texts, newest first, with their conversation', async () => {
    const messages = [await after('markUnconfirmed'), await after('not-a-mobile')];
    expect(await failed()).toMatchObject(
      messages.toReversed().map(({ messageId }) => ({
        message: { messageId },
        conversation: { conversationId: ana.conversationId, failures: 2 },
      })),
    );
  });

  test('drops a text that was delivered after all', async () => {
    const message = await after('markUnconfirmed');
    const at = { ...messageKey(message), companyId: office.companyId };
    await table.store.advance(at, 'deliveryReceipt', {}, office.granted.now());
    expect(await failed()).toEqual([]);
    expect(await row()).toMatchObject({ failures: 0 });
    expect(await row()).not.toHaveProperty('lastMessage.attention');
  });

  test('drops a dismissed text, which keeps its state; dismissing it again changes nothing', async () => {
    const message = await after('markUnconfirmed');
    const dismissed = accepted(await dismiss(message));
    expect(dismissed).toMatchObject({ state: 'unconfirmed', dismissed: true });
    expect(accepted(await dismiss(message))).toEqual(dismissed);
    expect(await failed()).toEqual([]);
    expect(await row()).toMatchObject({ failures: 0 });
    expect(accepted(await resend(message))).toMatchObject({ state: 'queued' });
    expect(await row()).toMatchObject({ failures: 0 });
  });

  test('lists a dismissed text again when its receipt says that it failed', async () => {
    const message = await after('markUnconfirmed');
    await dismiss(message);
    const at = { ...messageKey(message), companyId: office.companyId };
    await table.store.advance(at, 'failureReceipt', { failure: 'phone-unreachable' }, office.granted.now());
    expect(await failed()).toMatchObject([{ message: { state: 'failed' } }]);
    expect((await failed())[0]?.message).not.toHaveProperty('dismissed');
  });

  test('never lists a text that has not failed', async () => {
    expect(await dismiss(await sent())).toEqual({ refusal: { code: 'not-failed', state: 'queued' } });
  });

  test('is read page by page, and only by its own company (P23)', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 53; count += 1) ids.push((await after('markUnconfirmed')).messageId);
    const first = accepted(await listFailed(office.granted, office.memberRequest({})));
    const rest = accepted(await listFailed(office.granted, office.memberRequest({ cursor: first.cursor })));
    expect([...first.items, ...rest.items].map(({ message }) => message.messageId)).toEqual(ids.toReversed());
    expect(rest.cursor).toBeUndefined();
    const other = await testCompany(table);
    expect(
      accepted(await listFailed(other.granted, other.memberRequest({ cursor: first.cursor }))).items,
    ).toEqual([]);
    expect(await listFailed(office.granted, office.memberRequest({ cursor: 'bm90aGluZw' }))).toEqual({
      refusal: { code: 'cursor-invalid' },
    });
  });
});
