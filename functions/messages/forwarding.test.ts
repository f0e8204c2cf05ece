import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { copyText, mostCopiesPerHour } from '#shared/domain/forwarding.ts';
import { countSegments } from '#shared/domain/segments.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import { keys } from '#shared/store/keys.ts';
import type { Change } from '#shared/store/change.ts';
import type { ConversationItem } from '#shared/store/conversationItems.ts';
import type { InboundItem, MessageItem, OutboundItem } from '#shared/store/messageItems.ts';
import { blockNumber } from '../conversations/blockNumber.ts';
import { listRecentConversations } from '../conversations/listRecentConversations.ts';
import { setCompany } from '../company/setCompany.ts';
import { optOut } from '../consent/optOut.ts';
import { eventOf } from '../events/eventOf.ts';
import { announceChanges } from '../live/announceChanges.ts';
import { whoAmI } from '../members/whoAmI.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { deliverMessage } from './deliverMessage.ts';
import { getMessageHistory } from './getMessageHistory.ts';
import { listFailed } from './listFailed.ts';
import { listMessages } from './listMessages.ts';
import { receiveMessage } from './receiveMessage.ts';
import { recordReceipt } from './recordReceipt.ts';

/** The number to which the company forwards. */
let phone: string;
let seconds = 0;
beforeEach(async () => {
  phone = randomNumber();
  seconds = 0;
  await turnOn();
});

/** Changes the forwarding as Kim, for whom the company is as it is now. */
const change = async (forwarding: { readonly isOn: boolean; readonly to?: string }) =>
  setCompany(office.granted, { caller: await kimNow(), input: { forwarding } });
const turnOn = async (to = phone) => accepted(await change({ isOn: true, to }));
const turnOff = async () => accepted(await change({ isOn: false }));
const state = async () =>
  accepted(await whoAmI(office.granted, { caller: await kimNow(), input: {} })).forwarding;
async function kimNow() {
  const company = await table.store.findCompany(office.companyId);
  if (!company) throw new Error('The company does not exist');
  return { ...office.kim, company };
}

/** Receives a text a second after the last one, and returns it as stored. */
async function hear(from: string, text: string, inboundMessageId: string = randomUUID()) {
  seconds += 1;
  const publishedAt = new Date(Date.parse('2026-03-20T15:00:00.000Z') + seconds * 1000).toISOString();
  const ourNumber = office.company.originationNumber ?? '';
  const payload = { ourNumber, personNumber: from, text, inboundMessageId };
  await receiveMessage(office.granted, { payload, publishedAt });
  const conversationId = conversationIdOf(office.company.secret, from);
  const stored = await table.read(
    keys.message(office.companyId, conversationId, publishedAt, inboundMessageId),
  );
  return stored as InboundItem | undefined;
}
/** Returns the copy of an inbound text. Fails for a text that was not forwarded. */
async function copyOf(inbound: InboundItem | undefined): Promise<OutboundItem> {
  if (!inbound?.forwarding?.copy) throw new Error('The text was not forwarded');
  const copy = await table.store.findOutbound(keyOf(inbound), true);
  if (!copy) throw new Error('The copy does not exist');
  return copy;
}
function keyOf(inbound: InboundItem | undefined) {
  if (!inbound?.forwarding?.copy) throw new Error('The text was not forwarded');
  return { companyId: office.companyId, ...inbound.forwarding.copy };
}
const deliver = (inbound: InboundItem | undefined) =>
  deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, keyOf(inbound));
const onPhone = () => testCarrier.texts(phone);
const phoneRow = () =>
  table.store.findConversation(office.companyId, conversationIdOf(office.company.secret, phone));

describe('a forwarded copy', () => {
  test('carries who wrote, and reaches the other phone once', async () => {
    const inbound = await hear(ana.number, 'Which door?');
    await deliver(inbound);
    await deliver(inbound);
    expect(await onPhone()).toEqual(['Ana Moreno: Which door?']);
    expect((await copyOf(inbound)).status).toBe('sent');
  });

  test('names an unknown number and people who share one', async () => {
    const stranger = await hear('+15550104711', 'Is this the office?');
    const luis = await office.contact({ name: 'Luis Moreno', phone: ana.number });
    const both = await hear(luis.number, 'We are here');
    expect((await copyOf(stranger)).text).toBe('(555) 010-4711: Is this the office?');
    expect((await copyOf(both)).text).toBe('Ana & Luis Moreno: We are here');
  });

  test('is accepted with its text, once, however often the event is delivered', async () => {
    const inboundMessageId = randomUUID();
    const first = await hear(ana.number, 'Which door?', inboundMessageId);
    expect(await hear(ana.number, 'Which door?', inboundMessageId)).toBeUndefined();
    expect(await copyOf(first)).toMatchObject({ status: 'queued', lane: 'forward', revision: 1 });
    expect((await copyOf(first)).inList).toMatch(/^DUE#/);
  });

  test('is in no thread, list or event, and the other phone gets no row', async () => {
    const inbound = await hear(ana.number, 'Which door?');
    const copy: MessageItem = await copyOf(inbound);
    const { items } = accepted(
      await listMessages(office.granted, office.memberRequest({ conversationId: copy.conversationId })),
    );
    expect(items).toEqual([]);
    for (const section of ['inspectors', 'agents', 'clients', 'unknown'] as const) {
      const listed = accepted(
        await listRecentConversations(office.granted, office.memberRequest({ section })),
      );
      expect(listed.items.map(({ number }) => number)).not.toContain(phone);
    }
    const sent: OutboundItem = { ...copy, status: 'delivered' };
    expect(eventOf({ kind: 'message', before: copy, after: sent })).toBeUndefined();
    expect(await phoneRow()).toMatchObject({ started: false });
  });

  test('shows what became of it on its inbound text', async () => {
    const inbound = await hear(ana.number, 'Which door?');
    await deliver(inbound);
    const context = keyOf(inbound);
    const receipt = { eventType: 'TEXT_DELIVERED', messageId: 'm', context };
    await recordReceipt(office.granted, { payload: receipt, publishedAt: '2026-03-20T15:00:09.000Z' });
    const { companyId: _, ...input } = context;
    const { steps } = accepted(await getMessageHistory(office.granted, office.memberRequest(input)));
    expect(steps.map(({ step }) => step)).toEqual(['accept', 'claim', 'carrierAccepts', 'deliveryReceipt']);
  });

  test('that failed or is unconfirmed is not on the Failed list, and the office has the text itself', async () => {
    const failed = await hear(ana.number, 'One');
    const unconfirmed = await hear(ana.number, 'Two');
    const now = new Date('2026-03-20T15:01:00.000Z');
    await table.store.advance(keyOf(failed), 'claim', { claimId: 'a' }, now);
    await table.store.advance(keyOf(failed), 'refuse', { failure: 'not-a-mobile' }, now, 'a');
    await table.store.advance(keyOf(unconfirmed), 'claim', { claimId: 'b' }, now);
    await deliver(unconfirmed);
    expect([(await copyOf(failed)).status, (await copyOf(unconfirmed)).status]).toEqual([
      'failed',
      'unconfirmed',
    ]);
    expect(accepted(await listFailed(office.granted, office.memberRequest({}))).items).toEqual([]);
    expect(await phoneRow()).toMatchObject({ failures: 0 });
    expect(await onPhone()).toEqual([]);
  });

  test('waits in a lane of its own, which shares the send slots of the number', async () => {
    await deliver(await hear(ana.number, 'Which door?'));
    const limit = await table.store.findRateLimit(office.companyId);
    expect(limit).toHaveProperty('forward');
    expect(limit).not.toHaveProperty('member');
    expect(limit?.nextSlotAt).toBeDefined();
  });

  test('goes out at night too, because the office asked for it', async () => {
    office.isNow('2026-03-20T06:00:00.000Z');
    const inbound = await hear(ana.number, 'Which door?');
    await deliver(inbound);
    expect((await copyOf(inbound)).status).toBe('sent');
  });
});

describe('the words of a copy', () => {
  test.each([
    ['a text of the longest length', 'a'.repeat(1600), 1600],
    ['a text of the longest length with an emoji at its end', `${'a'.repeat(600)}${'😀'.repeat(400)}`, 630],
  ])('are shortened with a mark for %s', (_, text, max) => {
    const copy = copyText('Ana Moreno', text);
    const { characters, tooLong } = countSegments(copy);
    expect(copy).toMatch(/^Ana Moreno: a+.*\.\.\.$/u);
    expect([tooLong, characters > max - 3]).toEqual([false, true]);
    expect(copy).not.toMatch(/\p{Surrogate}/u);
  });

  test('keep a text that just fits, and leave room for it beside many names', () => {
    expect(copyText('Ana', 'b'.repeat(1595))).toBe(`Ana: ${'b'.repeat(1595)}`);
    expect(copyText('Ana Moreno, '.repeat(200), 'Which door?')).toMatch(
      /^Ana Moreno, .*\.\.\.: Which door\?$/,
    );
  });

  test('say that a text without words may have been a photo', () => {
    expect(copyText('Ana', '')).toBe('Ana: (no words, perhaps a photo)');
  });
});

describe('copies never loop:', () => {
  test('forwarding to the company’s own number is refused', async () => {
    const to = office.company.originationNumber ?? '';
    expect(await change({ isOn: true, to })).toEqual({
      refusal: { code: 'cannot-forward', why: 'own-number' },
    });
    expect(await state()).toEqual({ isOn: true, to: phone });
  });

  test('forwarding to another company’s number is refused, and ends when a company gets that number later', async () => {
    const other = await testCompany(table);
    const theirs = other.company.originationNumber ?? '';
    expect(await change({ isOn: true, to: theirs })).toMatchObject({ refusal: { why: 'company-number' } });
    await table.store.putCompany({ ...other.company, originationNumber: phone });
    expect(await hear(ana.number, 'Which door?')).not.toHaveProperty('forwarding');
    expect(await state()).toEqual({ isOn: false, to: phone, stoppedBy: 'company-number' });
  });

  test('a phone that answers each copy automatically gets no copy of its answers', async () => {
    await deliver(await hear(ana.number, 'Which door?'));
    const answer = await hear(phone, 'I am driving and will answer later.');
    expect(answer).toMatchObject({ direction: 'inbound' });
    expect(answer).not.toHaveProperty('forwarding');
  });

  test('a text from the company’s own number is not forwarded', async () => {
    expect(await hear(office.company.originationNumber ?? '', 'Echo')).not.toHaveProperty('forwarding');
  });

  test('after 20 copies of one number’s texts within an hour, the next one says that it was not forwarded', async () => {
    for (let count = 0; count < mostCopiesPerHour; count += 1)
      await copyOf(await hear(ana.number, `Echo ${count}`));
    expect(await hear(ana.number, 'One too many')).toMatchObject({ forwarding: { not: 'too-many' } });
    await copyOf(await hear('+15550104712', 'Someone else'));
    office.later(3600);
    await copyOf(await hear(ana.number, 'An hour later'));
  });

  test('within any hour there are at most 20 copies of one number’s texts, also around a full hour', async () => {
    await copyOf(await hear(ana.number, 'The first'));
    office.later(59 * 60);
    for (let count = 1; count < mostCopiesPerHour; count += 1)
      await copyOf(await hear(ana.number, `Echo ${count}`));
    expect(await hear(ana.number, 'One too many')).toMatchObject({ forwarding: { not: 'too-many' } });
    office.later(2 * 60);
    await copyOf(await hear(ana.number, 'An hour after the first'));
    expect(await hear(ana.number, 'One too many')).toMatchObject({ forwarding: { not: 'too-many' } });
  });
});

test('a blocked number’s text is not forwarded (P5)', async () => {
  accepted(await blockNumber(office.granted, office.memberRequest({ conversationId: ana.conversationId })));
  expect(await hear(ana.number, 'Which door?')).not.toHaveProperty('forwarding');
});

test('without the plan nothing is forwarded, and copies that still wait fail (P3)', async () => {
  const waiting = await hear(ana.number, 'Before');
  await table.store.putCompany({ ...(await kimNow()).company, plan: 'basic' });
  expect(await hear(ana.number, 'After')).not.toHaveProperty('forwarding');
  await deliver(waiting);
  expect(await copyOf(waiting)).toMatchObject({ status: 'failed', failure: 'plan-lapsed' });
});

test('copies wait while texting is paused', async () => {
  const inbound = await hear(ana.number, 'Which door?');
  const { timing } = office.granted;
  await table.store.recordCarrierOutcome(office.companyId, 'spend-limit', office.granted.now(), timing);
  expect(await deliver(inbound)).toMatchObject({ giveBackSeconds: expect.any(Number) });
  expect((await copyOf(inbound)).status).toBe('queued');
});

describe('when forwarding ends,', () => {
  test('turning it off cancels the copies that still wait, and turning it on again forwards later texts', async () => {
    const waiting = await hear(ana.number, 'Before');
    await turnOff();
    expect(await hear(ana.number, 'While it is off')).not.toHaveProperty('forwarding');
    await deliver(waiting);
    expect((await copyOf(waiting)).status).toBe('cancelled');
    expect(accepted(await change({ isOn: true })).forwarding).toMatchObject({ isOn: true, to: phone });
    await deliver(await hear(ana.number, 'Later'));
    expect(await onPhone()).toEqual(['Ana Moreno: Later']);
  });

  test('another phone gets only texts that arrive after the change', async () => {
    const waiting = await hear(ana.number, 'Before');
    const other = randomNumber();
    await turnOn(other);
    await deliver(waiting);
    await deliver(await hear(ana.number, 'After'));
    expect((await copyOf(waiting)).status).toBe('cancelled');
    expect([await onPhone(), await testCarrier.texts(other)]).toEqual([[], ['Ana Moreno: After']]);
  });

  test('STOP from the other phone turns it off, is confirmed, and START does not turn it on again', async () => {
    const waiting = await hear(ana.number, 'Before');
    const stop = await hear(phone, 'STOP');
    expect(stop).toMatchObject({ forwarding: { stopped: true } });
    expect(await state()).toEqual({ isOn: false, to: phone, stoppedBy: 'opted-out', stoppedAt: stop?.at });
    await deliver(waiting);
    expect((await copyOf(waiting)).status).toBe('cancelled');
    expect(await phoneRow()).toMatchObject({
      lastMessage: { author: { automation: 'Opt-out confirmation' } },
    });
    expect(await hear(ana.number, 'After')).not.toHaveProperty('forwarding');

    expect(await change({ isOn: true })).toMatchObject({ refusal: { why: 'opted-out' } });
    await hear(phone, 'START');
    expect(await state()).toMatchObject({ isOn: false, stoppedBy: 'opted-out' });
    office.later(60);
    await change({ isOn: true });
    expect(await state()).toEqual({ isOn: true, to: phone });
    await copyOf(await hear(ana.number, 'Again'));
  });

  test('a member who opts the other phone out or blocks it ends it too', async () => {
    await hear(ana.number, 'So that the phone has a conversation');
    const { conversationId = '' } = (await phoneRow()) ?? {};
    accepted(await optOut(office.granted, office.memberRequest({ conversationId })));
    expect(await hear(ana.number, 'Which door?')).not.toHaveProperty('forwarding');
    expect(await state()).toMatchObject({ isOn: false, stoppedBy: 'opted-out' });
  });

  test('a phone that the carrier’s own list blocks is opted out here too', async () => {
    const inbound = await hear(ana.number, 'Which door?');
    const now = office.granted.now();
    await table.store.advance(keyOf(inbound), 'claim', { claimId: 'a' }, now);
    await table.store.advance(keyOf(inbound), 'refuse', { failure: 'opted-out-at-carrier' }, now, 'a');
    expect(await state()).toMatchObject({ isOn: false, stoppedBy: 'opted-out' });
  });
});

test('open pages hear nothing of a copy, and hear of the STOP that turns forwarding off', async () => {
  const { subject, member, company } = office.kim;
  const frames: string[] = [];
  const holder = { subject, companyId: office.companyId };
  await table.store.putConnection(
    `kim-${office.companyId}`,
    holder,
    { member, company },
    office.granted.now(),
  );
  const announce = (...changes: readonly Change[]) =>
    announceChanges(
      {
        ...office.granted,
        live: { post: async (_, frame) => (frames.push(frame), 'posted'), close: async () => {} },
        events: { send: async () => {} },
        metrics: { count: () => {}, publish: () => {} },
      },
      changes,
    );
  const phoneKey = keys.conversation(office.companyId, conversationIdOf(office.company.secret, phone));
  const copy = await copyOf(await hear(ana.number, 'Which door?'));
  const before = (await table.read(phoneKey)) as ConversationItem;
  await hear(phone, 'STOP');
  const after = (await table.read(phoneKey)) as ConversationItem;
  await announce({ kind: 'message', before: undefined, after: copy });
  expect(frames).toEqual([]);
  await announce({ kind: 'conversation', before, after });
  expect(frames.join()).toContain('{"type":"access"}');
});

test('a contact whose phone gets the copies keeps a thread of their own', async () => {
  const owner = await office.contact({ role: 'agent', name: 'Kim’s mobile', phone });
  await copyOf(await hear(ana.number, 'Which door?'));
  expect(await phoneRow()).toMatchObject({ started: false, people: [{ name: 'Kim’s mobile' }] });
  await hear(phone, 'This is me');
  const { items } = accepted(
    await listMessages(office.granted, office.memberRequest({ conversationId: owner.conversationId })),
  );
  expect(items.map(({ text }) => text)).toEqual(['This is me']);
});
