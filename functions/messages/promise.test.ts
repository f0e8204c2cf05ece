import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import type { TestTable } from '#testing/testTable.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import type { Carrier } from '../carrier/Carrier.ts';
import { deliverMessage } from './deliverMessage.ts';
import type { OutboundText } from './outboundTexts.ts';
import { sendMessage } from './sendMessage.ts';
import { sweepMessages } from './sweepMessages.ts';

async function queued(text = 'Nine it is.'): Promise<OutboundText> {
  const draft = {
    conversationId: ana.conversationId,
    contactId: ana.contactId,
    messageId: randomUUID(),
    text,
  };
  const { conversationId, messageId, at } = accepted(
    await sendMessage(office.granted, office.memberRequest(draft)),
  );
  return { companyId: office.companyId, conversationId, messageId, at };
}
const status = async (messageKey: OutboundText) => (await table.store.findOutbound(messageKey, true))?.status;
const deliver = (messageKey: OutboundText, store = table.store, now = office.granted.now) =>
  deliverMessage({ ...office.granted, store, now, carrier: testCarrier.carrier }, messageKey);
const throttled = () => {
  throw Object.assign(new Error('Throughput exceeds the current capacity'), { name: 'ThrottlingException' });
};

describe('a run that fails before it calls the carrier', () => {
  test.each([
    ['because the last read is throttled', { readForSending: throttled }],
    [
      'because the answer to its claim is lost',
      {
        advance: async (...asked: Parameters<TestTable['store']['advance']>) => {
          const answer = await table.store.advance(...asked);
          if (asked[1] === 'claim') throttled();
          return answer;
        },
      },
    ],
  ])('%s releases its claim, and the next run sends the text', async (_, broken) => {
    const messageKey = await queued();
    const before = testCarrier.calls();
    await expect(deliver(messageKey, { ...table.store, ...broken })).rejects.toThrow('Throughput');
    expect([testCarrier.calls() - before, await status(messageKey)]).toEqual([0, 'queued']);
    expect(await deliver(messageKey)).toBe('done');
    expect([testCarrier.calls() - before, await status(messageKey)]).toEqual([1, 'sent']);
  });
});

test('a release that the database client repeats late does not release the claim of the next run (P15)', async () => {
  const messageKey = await queued();
  const { advance } = table.store;
  let repeat = async (): Promise<unknown> => undefined;
  const failing: typeof table.store = {
    ...table.store,
    readForSending: throttled,
    advance(...asked) {
      if (asked[1] === 'releaseClaim') repeat = () => advance(...asked);
      return advance(...asked);
    },
  };
  await expect(deliver(messageKey, failing)).rejects.toThrow('Throughput');
  const carrier: Carrier = {
    async sendText(text) {
      await repeat();
      await deliver(messageKey);
      return testCarrier.carrier.sendText(text);
    },
  };
  expect(await deliverMessage({ ...office.granted, carrier }, messageKey)).toBe('done');
  expect([await testCarrier.texts(ana.number), await status(messageKey)]).toEqual([['Nine it is.'], 'sent']);
});

test.each([
  ['does not see the text yet', () => undefined],
  ['still shows it as scheduled', (item: object) => ({ ...item, status: 'scheduled' as const })],
])('an eventually consistent read that %s does not remove the text from the queue', async (_, stale) => {
  const messageKey = await queued();
  const { readBeforeSlot, findOutbound } = table.store;
  const staleOf = <Found extends object>(found: Found | undefined) =>
    found && (stale(found) as Found | undefined);
  const store: typeof table.store = {
    ...table.store,
    async readBeforeSlot(key) {
      const found = await readBeforeSlot(key);
      return { ...found, message: staleOf(found.message) };
    },
    async findOutbound(key, isConsistent) {
      const found = await findOutbound(key, isConsistent);
      return isConsistent ? found : staleOf(found);
    },
  };
  expect(await deliver(messageKey, store)).toBe('done');
  expect(await status(messageKey)).toBe('sent');
});

describe('a host whose clock is an hour ahead', () => {
  const ahead = () => new Date(office.granted.now().getTime() + 3_600_000);
  const sweep = () => {
    const { metrics } = testMetrics();
    const send = async () => {};
    return sweepMessages({ ...office.granted, outbound: { send }, optOutRemovals: { send }, metrics });
  };

  test('sends one text, and the texts of all other hosts go out as before', async () => {
    await deliver(await queued(), table.store, ahead);
    expect(await table.store.findRateLimit(office.companyId)).toMatchObject({
      nextSlotAt: expect.stringContaining('T16:00'),
    });
    const next = await queued();
    expect(await deliver(next)).toBe('done');
    expect(await status(next)).toBe('sent');
  });

  test('pauses the number, and no other host waits for the end of that pause', async () => {
    await testCarrier.goesWrong({
      refuse: { next: 1, error: 'AccessDeniedException', reason: 'ACCOUNT_DISABLED' },
    });
    await deliver(await queued(), table.store, ahead);
    expect((await table.store.findRateLimit(office.companyId))?.pause?.since).toContain('T16:00');
    const next = await queued();
    expect(await deliver(next)).toBe('done');
    expect((await table.store.findRateLimit(office.companyId))?.pause).toBeUndefined();
  });

  test('moves a lane, and a text that the queue lost is still recovered after five minutes', async () => {
    await deliver(await queued(), table.store, ahead);
    const lost = await queued();
    office.later(300);
    await sweep();
    expect((await table.store.findOutbound(lost, true))?.requeues).toBe(1);
  });

  test('dies after a claim, which becomes unconfirmed at the second check and not an hour later', async () => {
    const messageKey = await queued();
    await table.store.advance(messageKey, 'claim', { claimId: 'a run that died' }, ahead());
    office.later(300);
    await sweep();
    expect(await status(messageKey)).toBe('sending');
    office.later(300);
    await sweep();
    expect(await status(messageKey)).toBe('unconfirmed');
  });
});
