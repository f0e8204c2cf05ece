import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { keys } from '#shared/store/keys.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { deliverMessage } from './deliverMessage.ts';
import type { OutboundText } from './outboundTexts.ts';
import { sendMessage } from './sendMessage.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';

/** Accepts a text to Ana and returns its key, which is its queue item. */
async function queued(text = 'Your inspection is tomorrow at nine.'): Promise<OutboundText> {
  const input = {
    conversationId: ana.conversationId,
    contactId: ana.contactId,
    messageId: randomUUID(),
    text,
  };
  const { conversationId, messageId, at } = accepted(
    await sendMessage(office.granted, office.memberRequest(input)),
  );
  return { companyId: office.companyId, conversationId, messageId, at };
}
const deliver = (messageKey: OutboundText, by = office.granted, carrier = testCarrier.carrier) =>
  deliverMessage({ ...by, carrier }, messageKey);
const status = (messageKey: OutboundText) => table.store.findOutbound(messageKey, true);
const onHandset = () => testCarrier.texts(ana.number);
/** Returns how many times the carrier was called during `act`. */
async function callsDuring(act: () => Promise<unknown>): Promise<number> {
  const before = testCarrier.calls();
  await act();
  return testCarrier.calls() - before;
}

describe('a queued text', () => {
  test('is handed to the carrier once, arrives, and is stored as sent with the carrier’s id (P13, P14)', async () => {
    const messageKey = await queued('See you at nine.');
    expect(await deliver(messageKey)).toBe('done');
    const sent = await status(messageKey);
    expect(sent).toMatchObject({ status: 'sent', carrierMessageId: expect.any(String) });
    expect(sent).not.toHaveProperty('inList');
    expect(await onHandset()).toEqual(['See you at nine.']);
  });

  test('carries its message key, so that a receipt finds it without our own answer', async () => {
    const messageKey = await queued();
    await deliver(messageKey);
    await testCarrier.receipts.until(1);
    const own = () => testCarrier.receipts.messages.find(({ context }) => isOf(context, messageKey));
    while (!own()) await testCarrier.receipts.until(testCarrier.receipts.messages.length + 1);
    expect(own()?.['context']).toEqual(messageKey);
  });

  test('that the queue delivers again after it was sent is not sent again and takes no slot (P15)', async () => {
    const messageKey = await queued();
    await deliver(messageKey);
    const slot = await nextSlot();
    expect(await callsDuring(() => deliver(messageKey))).toBe(0);
    expect(await nextSlot()).toEqual(slot);
    expect(await onHandset()).toHaveLength(1);
  });

  test('is sent by only one of two runs that take it at the same moment (P15)', async () => {
    const messageKey = await queued();
    expect(await callsDuring(() => Promise.all([deliver(messageKey), deliver(messageKey)]))).toBe(1);
    expect(await onHandset()).toHaveLength(1);
    expect((await status(messageKey))?.status).toBe('sent');
  });

  test('whose message is missing, as after a restore of the table, leaves the queue and blocks no other text', async () => {
    const messageKey = { ...(await queued()), messageId: randomUUID() };
    expect(await deliver(messageKey)).toBe('unknown');
  });
});

describe('a text that another run had claimed (P15)', () => {
  test('becomes unconfirmed without a call, and the row of its conversation says so', async () => {
    const messageKey = await queued();
    await table.store.advance(messageKey, 'claim', { claimId: 'a run that died' }, office.granted.now());
    expect(await callsDuring(() => deliver(messageKey))).toBe(0);
    expect((await status(messageKey))?.status).toBe('unconfirmed');
    expect(await row()).toMatchObject({ lastMessage: { attention: 'unconfirmed' } });
    expect(await deliver(messageKey)).toBe('done');
    expect((await status(messageKey))?.status).toBe('unconfirmed');
  });
});

describe('after the claim, and without calling the carrier,', () => {
  test.each([
    [
      'an opted-out person is not texted (P25)',
      'opted-out',
      () => table.mark(office.company, ana.conversationId, 'optOut'),
    ],
    [
      'a blocked number is not texted (P5)',
      'blocked-by-company',
      () => table.mark(office.company, ana.conversationId, 'blocked'),
    ],
    [
      'a company without the plan sends no text (P3)',
      'plan-lapsed',
      () => table.store.putCompany({ ...office.company, plan: 'basic' }),
    ],
    ['a contact who moved is not texted at the old number (P21)', 'number-changed', () => moveAna()],
  ])('%s', async (_, failure, happens) => {
    const messageKey = await queued();
    await happens();
    expect(await callsDuring(async () => expect(await deliver(messageKey)).toBe('done'))).toBe(0);
    expect(await status(messageKey)).toMatchObject({ status: 'failed', failure });
    expect(await row()).toMatchObject({ lastMessage: { attention: 'failed' } });
  });

  test('a company that gave up its number sends no text (P3)', async () => {
    const messageKey = await queued();
    const { originationNumber: _, ...without } = office.company;
    await table.store.putCompany(without);
    expect(await callsDuring(() => deliver(messageKey))).toBe(0);
    expect(await status(messageKey)).toMatchObject({ status: 'failed', failure: 'number-missing' });
  });
});

describe('proof that the carrier accepted nothing', () => {
  test.each([
    ['throttling', { throttle: { next: 1 } }, 0],
    [
      'a spend limit',
      {
        refuse: {
          next: 1,
          error: 'ServiceQuotaExceededException',
          reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
        },
      },
      60,
    ],
    [
      'a suspended account',
      { refuse: { next: 1, error: 'AccessDeniedException', reason: 'ACCOUNT_DISABLED' } },
      60,
    ],
  ])('%s: the text is queued again, given back, and sent the next time', async (_, faults, pauseSeconds) => {
    const messageKey = await queued();
    await testCarrier.goesWrong(faults);
    expect(await deliver(messageKey)).toEqual({ giveBackSeconds: 2 });
    expect((await status(messageKey))?.status).toBe('queued');
    office.later(pauseSeconds);
    expect(await deliver(messageKey)).toBe('done');
    expect((await status(messageKey))?.status).toBe('sent');
    expect(await onHandset()).toHaveLength(1);
  });

  test('a refused connection: the text is queued again and given back', async () => {
    const messageKey = await queued();
    await testCarrier.goesWrong({ outage: { seconds: 60, kind: 'refuse' } });
    expect(await deliver(messageKey)).toEqual({ giveBackSeconds: 2 });
    expect((await status(messageKey))?.status).toBe('queued');
    await testCarrier.goesWrong({});
    expect(await onHandset()).toEqual([]);
  });
});

describe('a text that the carrier refuses because of the text or person', () => {
  test.each([
    ['ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT', 'opted-out-at-carrier'],
    ['ConflictException', 'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION', 'country-not-allowed'],
    ['ConflictException', 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED', 'not-verified-in-sandbox'],
    ['ValidationException', 'PRICE_OVER_THRESHOLD', 'price-too-high'],
    ['ValidationException', 'OTHER', 'refused-by-carrier'],
  ])('by %s %s fails for the reason "%s" and is not tried again (P14)', async (error, reason, failure) => {
    const messageKey = await queued();
    await testCarrier.goesWrong({ refuse: { next: 1, error, reason } });
    expect(await deliver(messageKey)).toBe('done');
    expect(await status(messageKey)).toMatchObject({ status: 'failed', failure });
    expect(await callsDuring(() => deliver(messageKey))).toBe(0);
    expect(await onHandset()).toEqual([]);
  });
});

describe('a missing answer (P15)', () => {
  test.each([
    ['a timeout after the text was accepted', { neverAnswerAfterAccept: { next: 1 } }, 1],
    ['a timeout before it was', { neverAnswerBeforeAccept: { next: 1 } }, 0],
    ['a connection that broke after it was accepted', { resetAfterAccept: { next: 1 } }, 1],
    ['a connection that broke before', { resetBeforeAccept: { next: 1 } }, 0],
    ['a server error after it was accepted', { serverErrorAfterAccept: { next: 1 } }, 1],
    ['a server error before', { serverErrorBeforeAccept: { next: 1 } }, 0],
  ])('%s leaves the text unconfirmed, and we never call again', async (_, faults, texts) => {
    const messageKey = await queued();
    await testCarrier.goesWrong(faults);
    const { carrier, impatientCarrier } = testCarrier;
    const isTimeout = Object.keys(faults).some((fault) => fault.startsWith('neverAnswer'));
    const calls = await callsDuring(async () => {
      expect(await deliver(messageKey, office.granted, isTimeout ? impatientCarrier : carrier)).toBe('done');
      expect(await deliver(messageKey)).toBe('done');
    });
    expect(calls).toBe(1);
    expect((await status(messageKey))?.status).toBe('unconfirmed');
    // A caller may give up before the carrier has stored what it accepted.
    await expect.poll(onHandset).toHaveLength(texts);
  });

  test('that arrives after the claim was given up as lost makes the text sent', async () => {
    const messageKey = await queued();
    const slow = {
      async sendText(text: Parameters<typeof testCarrier.carrier.sendText>[0]) {
        const answer = await testCarrier.carrier.sendText(text);
        await table.store.advance(messageKey, 'markUnconfirmed', {}, office.granted.now());
        return answer;
      },
    };
    await deliverMessage({ ...office.granted, carrier: slow }, messageKey);
    expect((await status(messageKey))?.status).toBe('sent');
    expect(await row()).toMatchObject({ lastMessage: { direction: 'outbound' } });
    expect(await row()).not.toHaveProperty('lastMessage.attention');
  });
});

test('a text that waits longer than a day fails instead of arriving as a surprise (P14)', async () => {
  const messageKey = await queued();
  office.later(24 * 60 * 60 + 1);
  expect(await callsDuring(() => deliver(messageKey))).toBe(0);
  expect(await status(messageKey)).toMatchObject({ status: 'failed', failure: 'waited-too-long' });
});

test('the carrier stops trying when a text is a day old, and not after its default of three days', async () => {
  const asked: number[] = [];
  const carrier = {
    sendText(text: Parameters<typeof testCarrier.carrier.sendText>[0]) {
      asked.push(text.timeToLiveSeconds);
      return testCarrier.carrier.sendText(text);
    },
  };
  const send = (messageKey: OutboundText) => deliverMessage({ ...office.granted, carrier }, messageKey);
  const [fresh, hourOld, nearlyDayOld] = [await queued(), await queued(), await queued()];
  await send(fresh);
  office.later(3600);
  await send(hourOld);
  office.later(23 * 3600 - 10);
  await send(nearlyDayOld);
  expect(asked).toEqual([86_400, 82_800, 60]);
});

describe('the rate limit of a number', () => {
  test('keeps two texts apart by as many slots as the first one has parts', async () => {
    await table.store.setRateLimit(office.companyId, 10);
    const clock = { ...office.granted, now: () => new Date() };
    office.isNow(new Date());
    const three = await queued('a'.repeat(400));
    const next = await queued('b');
    const start = Date.now();
    await deliver(three, clock);
    await deliver(next, clock);
    expect(Date.now() - start).toBeGreaterThanOrEqual(299);
    expect(await onHandset()).toHaveLength(2);
  });

  test('gives a text back when its slot is more than ten seconds away, and reserves none for it', async () => {
    await table.store.setRateLimit(office.companyId, 1);
    const messageKey = await queued();
    const burst = { parts: 25, lane: 'auto', lastEnqueuedAt: messageKey.at } as const;
    const seen = await table.store.findRateLimit(office.companyId);
    await table.store.reserveSendSlot(office.companyId, burst, seen, office.granted.now(), 10);
    const slot = await nextSlot();
    expect(
      await callsDuring(async () => expect(await deliver(messageKey)).toEqual({ giveBackSeconds: 25 })),
    ).toBe(0);
    expect((await status(messageKey))?.status).toBe('queued');
    expect(await nextSlot()).toEqual(slot);
    office.later(25);
    expect(await deliver(messageKey)).toBe('done');
    expect(await onHandset()).toHaveLength(1);
  });
});

async function row() {
  return table.store.findConversation(office.companyId, ana.conversationId);
}

async function nextSlot() {
  return table.read(keys.rateLimit(office.companyId));
}

async function moveAna() {
  await table.store.putContact(
    office.company,
    resolveContact(office.company, ana.contactId, {
      role: 'client',
      name: 'Ana Moreno',
      phone: randomNumber(),
    }),
    ana.revision,
    office.granted.now(),
  );
}

function isOf(context: unknown, { messageId }: OutboundText): boolean {
  return (
    typeof context === 'object' &&
    context !== null &&
    'messageId' in context &&
    context.messageId === messageId
  );
}
