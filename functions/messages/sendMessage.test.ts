import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { openLaggingStore } from '#testing/testClient.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { listMessages } from './listMessages.ts';
import { sendMessage } from './sendMessage.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';

type Draft = Parameters<typeof sendMessage>[1]['input'];
type Ana = Awaited<ReturnType<TestCompany['contact']>>;

const draftTo = (person: Ana, more: Partial<Draft> = {}): Draft => ({
  conversationId: person.conversationId,
  contactId: person.contactId,
  messageId: randomUUID(),
  text: 'Your inspection is tomorrow at nine.',
  ...more,
});
const send = (draft: Draft, by = office) => sendMessage(by.granted, by.memberRequest(draft));
const thread = async (conversationId = ana.conversationId) =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId }))).items;
const moveAna = (phone: string | undefined) =>
  table.store.putContact(
    office.company,
    resolveContact(office.company, ana.contactId, {
      role: 'client',
      name: 'Ana Moreno',
      ...(phone !== undefined && { phone }),
    }),
    ana.revision,
    office.granted.now(),
  );

describe("a member's text", () => {
  test('is queued with the current name of the member, and is the last message of its row (P8, P14)', async () => {
    const draft = draftTo(ana);
    expect(await send(draft)).toEqual({
      messageId: draft.messageId,
      conversationId: ana.conversationId,
      contactId: ana.contactId,
      direction: 'outbound',
      text: draft.text,
      author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
      at: '2026-03-20T15:00:00.000Z',
      state: 'queued',
      stateAt: '2026-03-20T15:00:00.000Z',
      revision: 1,
    });
    const row = await table.store.findConversation(office.companyId, ana.conversationId);
    expect(row).toMatchObject({
      started: true,
      lastMessage: { messageId: draft.messageId, preview: draft.text, direction: 'outbound' },
    });
    expect(row).not.toHaveProperty('lastMessage.attention');
  });

  test('makes nothing unread (P18)', async () => {
    await send(draftTo(ana));
    expect(await table.store.listUnread(office.companyId)).toEqual([]);
  });

  test('leaves no trace when it is refused (P15)', async () => {
    await table.mark(office.company, ana.conversationId, 'optOut');
    const draft = draftTo(ana);
    const before = await table.store.findConversation(office.companyId, ana.conversationId);
    expect(await send(draft)).toEqual({ refusal: { code: 'recipient-opted-out' } });
    expect(await thread()).toEqual([]);
    expect(await table.store.findConversation(office.companyId, ana.conversationId)).toEqual(before);
    expect(await send({ ...draft, text: 'Another text' })).toEqual({
      refusal: { code: 'recipient-opted-out' },
    });
  });

  test('goes to an unknown number without a contact, and must name one as soon as a contact has the number (P5, P21)', async () => {
    const stranger = randomNumber();
    await office.receives(stranger, 'Are you open today?', '2026-03-20T14:00:00.000Z');
    const [unknown] = await table.store.listUnread(office.companyId);
    const conversationId = unknown?.conversationId ?? '';
    const draft = { conversationId, text: 'Yes, until five.', messageId: randomUUID() };
    expect(await send(draft)).toMatchObject({ state: 'queued', conversationId });
    await office.contact({ phone: stranger });
    expect(await send({ ...draft, messageId: randomUUID() })).toEqual({
      refusal: { code: 'recipient-needed' },
    });
  });
});

describe('a repeated request (P15)', () => {
  test('is the same message, even when both arrive at the same moment', async () => {
    const draft = draftTo(ana);
    const [first, second] = await Promise.all([send(draft), send(draft)]);
    expect(second).toEqual(first);
    office.later(3600);
    expect(await send(draft)).toEqual(first);
    expect(await thread()).toEqual([first]);
  });

  test.each([
    ['another text', { text: 'Your inspection is today at nine.' }],
    ['the same text without its contact', { contactId: undefined }],
  ])('with %s under the same id is refused, and the first message does not change', async (_, change) => {
    const draft = draftTo(ana);
    const first = await send(draft);
    expect(await send({ ...draft, ...change })).toEqual({ refusal: { code: 'message-id-reused' } });
    expect(await thread()).toEqual([first]);
  });

  test('by another member under the same id is refused', async () => {
    const draft = draftTo(ana);
    const first = await send(draft);
    const byLee = await sendMessage(office.granted, { caller: office.lee, input: draft });
    expect(byLee).toEqual({ refusal: { code: 'message-id-reused' } });
    expect(await thread()).toEqual([first]);
  });

  test('returns the stored message after the person opted out, was blocked or moved', async () => {
    const draft = draftTo(ana);
    const first = await send(draft);
    await table.mark(office.company, ana.conversationId, 'optOut');
    await table.mark(office.company, ana.conversationId, 'blocked');
    await moveAna(randomNumber());
    expect(await send(draft)).toEqual(first);
    expect(await send(draftTo(ana))).toMatchObject({ refusal: { code: 'contact-moved' } });
  });

  test('returns the message with its current state', async () => {
    const draft = draftTo(ana);
    const { at } = accepted(await send(draft));
    const messageKey = { companyId: office.companyId, ...draft, at };
    await table.store.advance(messageKey, 'claim', { claimId: 'one' }, office.granted.now());
    expect(await send(draft)).toMatchObject({ state: 'sending', revision: 2 });
  });
});

describe('a text is refused', () => {
  test('with the new conversation of a contact whose number changed (P21)', async () => {
    await send(draftTo(ana));
    await moveAna(randomNumber());
    const contact = await table.store.findContact(office.companyId, ana.contactId);
    const texting = contact?.texting;
    const conversationId = texting && 'conversationId' in texting ? texting.conversationId : '';
    expect(conversationId).toMatch(/^cnv_/);
    expect(await send(draftTo(ana))).toEqual({
      refusal: { code: 'contact-moved', contactId: ana.contactId, conversationId },
    });
  });

  test('with the new conversation even if an eventually consistent read still sees the old number (P21)', async () => {
    const { store, close } = openLaggingStore(table);
    await store.findContact(office.companyId, ana.contactId);
    const phone = randomNumber();
    await moveAna(phone);
    const conversationId = conversationIdOf(office.company.secret, phone);
    const answer = await sendMessage({ ...office.granted, store }, office.memberRequest(draftTo(ana)));
    close();
    expect(answer).toMatchObject({ refusal: { code: 'contact-moved', conversationId } });
  });

  test('when one of the people whom the member saw at the number has left it (P21)', async () => {
    const luis = await office.contact({ name: 'Luis Moreno', phone: ana.number });
    const toBoth = { ...draftTo(luis), sharedWith: [ana.contactId] };
    expect(await send(toBoth)).toMatchObject({ state: 'queued', contactId: luis.contactId });
    await moveAna(randomNumber());
    expect(await send(toBoth)).toMatchObject({ state: 'queued', messageId: toBoth.messageId });
    expect(await send({ ...toBoth, messageId: randomUUID() })).toMatchObject({
      refusal: { code: 'contact-moved', contactId: ana.contactId },
    });
    expect(await send(draftTo(luis))).toMatchObject({ state: 'queued' });
  });

  test('without a new conversation when the contact no longer has a number (P20)', async () => {
    await moveAna(undefined);
    expect(await send(draftTo(ana))).toEqual({
      refusal: { code: 'contact-moved', contactId: ana.contactId },
    });
  });

  test('to a missing contact', async () => {
    expect(await send(draftTo(ana, { contactId: 'con_nobody' }))).toEqual({
      refusal: { code: 'contact-not-found' },
    });
  });

  test('to a number that the company blocked (P5)', async () => {
    await table.mark(office.company, ana.conversationId, 'blocked');
    expect(await send(draftTo(ana))).toEqual({ refusal: { code: 'recipient-blocked' } });
  });

  test.each(['', ' ', '\n \t', '\u00A0'])('when it is blank: %j (P12)', async (text) => {
    expect(await send(draftTo(ana, { text }))).toEqual({ refusal: { code: 'text-blank' } });
  });

  test.each([
    ['a'.repeat(1601), { characters: 1601, max: 1600, encoding: 'GSM-7' }],
    ['€'.repeat(801), { characters: 1602, max: 1600, encoding: 'GSM-7' }],
    [`${'a'.repeat(630)}ł`, { characters: 631, max: 630, encoding: 'UCS-2' }],
    ['😀'.repeat(316), { characters: 632, max: 630, encoding: 'UCS-2' }],
  ])('with the numbers when the carrier would not take its length (P16)', async (text, facts) => {
    expect(await send(draftTo(ana, { text }))).toEqual({ refusal: { code: 'text-too-long', ...facts } });
  });

  test.each(['a'.repeat(1600), '€'.repeat(800), '😀'.repeat(315)])(
    'not when it is exactly as long as the carrier takes (P16)',
    async (text) => {
      expect(await send(draftTo(ana, { text }))).toMatchObject({ text, state: 'queued' });
    },
  );
});

describe("another company's ids are not found (P23)", () => {
  test('neither its conversation nor its contact can be texted, and it may reuse a message id of ours', async () => {
    const other = await testCompany(table);
    const draft = draftTo(ana);
    await send(draft);
    expect(await send(draft, other)).toEqual({ refusal: { code: 'conversation-not-found' } });

    const theirs = await other.contact();
    expect(await send(draftTo(theirs, { contactId: ana.contactId }), other)).toEqual({
      refusal: { code: 'contact-not-found' },
    });
    expect(await send(draftTo(theirs, { messageId: draft.messageId }), other)).toMatchObject({
      state: 'queued',
      messageId: draft.messageId,
    });
    expect(await thread()).toHaveLength(1);
  });
});
