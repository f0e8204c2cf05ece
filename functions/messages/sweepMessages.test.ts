import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TransitionName } from '#shared/domain/messageState.ts';
import { accepted } from '#testing/accepted.ts';
import { openTestQueue, type TestQueue } from '#testing/testQueue.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { dueBucketOf } from '#shared/store/keys.ts';
import { lastEnqueuedAt } from '#shared/store/messageItems.ts';
import type { OutboundText } from './outboundTexts.ts';
import { queuedTextOf } from './queueMessages.ts';
import { sendMessage } from './sendMessage.ts';
import { settleDeadLetters } from './settleDeadLetters.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { sweepMessages } from './sweepMessages.ts';

let table: TestTable;
let testQueue: TestQueue;
let office: TestCompany;
beforeAll(async () => {
  [table, testQueue] = await Promise.all([openTestTable(), openTestQueue()]);
});
beforeEach(async () => {
  // All companies share the due list, so each test has its own week, after earlier texts were settled.
  week += 1;
  office = await testCompany(table, new Date(Date.UTC(2026, 0, 7 * week, 15)).toISOString());
  await sweep();
});
afterAll(() => Promise.all([table?.stop(), testQueue?.close()]));
let week = 0;

async function queued(id: string = randomUUID()): Promise<OutboundText> {
  const { conversationId, contactId } = await office.contact();
  const draft = { conversationId, contactId, messageId: id, text: 'See you at nine.' };
  const { at, messageId } = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
  return { companyId: office.companyId, conversationId, at, messageId };
}
const advance = (messageKey: OutboundText, by: TransitionName) =>
  table.store.advance(messageKey, by, {}, office.granted.now());
const sweep = async (outbound = testQueue.outbound) => {
  const { counts, metrics } = testMetrics();
  await sweepMessages({ ...office.granted, metrics, outbound, optOutRemovals: asked });
  return counts;
};
/** The opt-out removals that were queued. */
const asked = {
  wanted: [] as unknown[],
  send: async (wanted: readonly unknown[]) => void asked.wanted.push(...wanted),
};
const status = async (messageKey: OutboundText) => (await table.store.findOutbound(messageKey, true))?.status;
const onQueue = ({ messageId }: OutboundText) =>
  testQueue.items().filter(({ body }) => JSON.parse(body).messageId === messageId);

test('a recovered text is counted, and a text that is only checked is not', async () => {
  const messageKey = await queued();
  expect(await sweep()).toEqual({});
  office.later(300);
  expect(await sweep()).toEqual({ recovered: 1 });
  await advance(messageKey, 'claim');
  office.later(600);
  expect(await sweep()).toEqual({ recovered: 1 });
  expect(await status(messageKey)).toBe('unconfirmed');
});

test('a text that cannot be swept does not block the others, and the round fails', async () => {
  const messageKeys = [await queued(), await queued(), await queued()];
  office.later(300);
  let refused = 0;
  const oneRefusing = {
    async send(texts: Parameters<typeof testQueue.outbound.send>[0]) {
      refused += 1;
      if (refused === 1) throw new Error('The queue refused it');
      await testQueue.outbound.send(texts);
    },
  };
  await expect(sweep(oneRefusing)).rejects.toThrow('1 texts could not be swept');
  expect(messageKeys.filter((messageKey) => onQueue(messageKey).length === 1)).toHaveLength(2);
});

test('many texts that cannot be swept do not hide the due texts behind them', async () => {
  const inOneBucket = () => {
    for (;;) {
      const id = randomUUID();
      if (dueBucketOf(id) === 0) return id;
    }
  };
  for (let count = 0; count < 26; count += 1) await queued(inOneBucket());
  office.later(1);
  const last = await queued(inOneBucket());
  office.later(300);
  const none = { send: () => Promise.reject(new Error('The queue accepted nothing')) };
  await expect(sweep(none)).rejects.toThrow('27 texts could not be swept');
  expect(await sweep()).toEqual({});
  office.later(300);
  expect(await sweep()).toEqual({ recovered: 27 });
  expect(onQueue(last)).toHaveLength(1);
});

test('two concurrent rounds together have the effect of one', async () => {
  const [lost, abandoned] = [await queued(), await queued()];
  office.later(299);
  await advance(abandoned, 'claim');
  office.later(61);
  await Promise.all([sweep(), sweep()]);
  expect(await status(lost)).toBe('queued');
  expect(await status(abandoned)).toBe('unconfirmed');
  expect(onQueue(abandoned)).toEqual([]);
  await advance(lost, 'claim');
  expect(await sweep()).toEqual({});
});

test('a round with a lagging index skips a text that another round has just checked', async () => {
  const messageKey = await queued();
  const message = await table.store.findOutbound(messageKey, true);
  if (!message) throw new Error('The text is gone');
  office.later(300);
  const now = office.granted.now();
  const stale = table.store.listDue(now);
  await table.store.postponeCheck(message, new Date(now.getTime() + 300_000));
  const pages = await table.store.listDue(now);
  expect(pages.flatMap(({ messages }) => messages).map(({ messageId }) => messageId)).not.toContain(
    messageKey.messageId,
  );
  await stale;
});

test('while texts are not delivered, each is queued again less and less often', async () => {
  const messageKeys = [await queued(), await queued()];
  for (let look = 0; look < 24; look += 1) {
    office.later(300);
    await sweep();
  }
  expect(messageKeys.flatMap((messageKey) => onQueue(messageKey))).toHaveLength(2 * 4);
});

test('a text that the queue refused is queued a minute later', async () => {
  const messageKey = await queued();
  office.later(300);
  const refusing = { send: () => Promise.reject(new Error('The queue accepted nothing')) };
  await expect(sweep(refusing)).rejects.toThrow('1 texts could not be swept');
  office.later(60);
  expect(await sweep()).toEqual({ recovered: 1 });
  expect(onQueue(messageKey)).toHaveLength(1);
});

describe('a queued text that never reached the queue', () => {
  test('is queued after five minutes and not earlier, and can then be delivered', async () => {
    const messageKey = await queued();
    office.later(299);
    await sweep();
    expect(onQueue(messageKey)).toEqual([]);
    office.later(1);
    await sweep();
    expect(onQueue(messageKey).map(({ body, group }) => ({ body: JSON.parse(body), group }))).toEqual([
      { body: messageKey, group: `${office.companyId}.member` },
    ]);
    expect(await status(messageKey)).toBe('queued');
  });

  test('is queued again although the queue had accepted it before and lost it', async () => {
    const messageKey = await queued();
    const message = await table.store.findOutbound(messageKey, true);
    if (!message) throw new Error('The message is gone');
    await testQueue.outbound.send([queuedTextOf(message)]);
    office.later(300);
    await sweep();
    expect(onQueue(messageKey)).toHaveLength(2);
  });

  test('is queued again ten minutes later, and not every minute', async () => {
    const messageKey = await queued();
    office.later(300);
    await sweep();
    office.later(60);
    await sweep();
    expect(onQueue(messageKey)).toHaveLength(1);
    office.later(540);
    await sweep();
    expect(onQueue(messageKey)).toHaveLength(2);
  });

  test('fails after 24 hours instead of arriving as a surprise (P14)', async () => {
    const messageKey = await queued();
    office.later(24 * 60 * 60 + 1);
    await sweep();
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({
      status: 'failed',
      failure: 'waited-too-long',
    });
    expect(onQueue(messageKey)).toEqual([]);
    expect(await table.store.findConversation(messageKey.companyId, messageKey.conversationId)).toMatchObject(
      {
        lastMessage: { attention: 'failed' },
      },
    );
  });
});

describe('a text that only waits its turn is not recovered', () => {
  const moves = async (since: string, lane: 'member' | 'auto' = 'member') =>
    table.store.reserveSendSlot(
      office.companyId,
      { parts: 1, lane, lastEnqueuedAt: since },
      await table.store.findRateLimit(office.companyId),
      office.granted.now(),
      10,
    );

  test('while its lane moves on, however long the queue is', async () => {
    const messageKey = await queued();
    for (let minutes = 0; minutes < 90; minutes += 4) {
      await moves(messageKey.at);
      office.later(240);
      expect(await sweep()).toEqual({});
    }
    expect(onQueue(messageKey)).toEqual([]);
  });

  test('but is lost when its lane has moved a text that was queued a minute later', async () => {
    const messageKey = await queued();
    office.later(300);
    await moves(new Date(Date.parse(messageKey.at) + 60_000).toISOString());
    expect(await sweep()).toEqual({ recovered: 1 });
    expect(onQueue(messageKey)).toHaveLength(1);
  });

  test('but everything else that the queue lost with it is recovered when it is due, not one check later', async () => {
    const messageKeys = [];
    for (let count = 0; count < 3; count += 1) {
      messageKeys.push(await queued());
      office.later(100);
    }
    for (const messageKey of messageKeys) {
      expect(await sweep()).toEqual({ recovered: 1 });
      expect(onQueue(messageKey)).toHaveLength(1);
      const recovered = await table.store.findOutbound(messageKey, true);
      if (!recovered) throw new Error('The message is gone');
      await moves(lastEnqueuedAt(recovered));
      office.later(100);
    }
  });

  test('and the progress of the other lane does not count', async () => {
    const messageKey = await queued();
    office.later(299);
    await moves(new Date(Date.parse(messageKey.at) + 60_000).toISOString(), 'auto');
    office.later(1);
    expect(await sweep()).toEqual({ recovered: 1 });
    expect(onQueue(messageKey)).toHaveLength(1);
  });

  test('while the number is paused, nor for five minutes after', async () => {
    const messageKey = await queued();
    await table.store.recordCarrierOutcome(office.companyId, 'spend-limit', office.granted.now(), {
      firstPauseSeconds: 600,
      maxPauseSeconds: 600,
    });
    office.later(599);
    expect(await sweep()).toEqual({});
    office.later(300);
    expect(await sweep()).toEqual({});
    office.later(301);
    expect(await sweep()).toEqual({ recovered: 1 });
    expect(onQueue(messageKey)).toHaveLength(1);
  });
});

describe('a scheduled text (P14)', () => {
  /** Accepts a text now that goes out in an hour. */
  async function scheduled() {
    const { conversationId, contactId, revision } = await office.contact();
    const now = office.granted.now();
    const dueAt = new Date(now.getTime() + 3_600_000);
    const messageId = randomUUID();
    accepted(
      await table.store.accept(
        {
          companyId: office.companyId,
          conversationId,
          contactId,
          messageId,
          text: 'See you tomorrow.',
          author: { kind: 'auto', automation: 'Reminder' },
          idScope: 'automation:reminders',
          lane: 'auto',
          requestHash: 'any',
          now,
          dueAt,
          checkAt: dueAt,
        },
        () => undefined,
      ),
    );
    const messageKey = { companyId: office.companyId, conversationId, at: dueAt.toISOString(), messageId };
    return { messageKey, contactId, revision };
  }
  const row = ({ companyId, conversationId }: OutboundText) =>
    table.store.findConversation(companyId, conversationId);

  test('is queued when it is due and not earlier, and only then becomes the last message of its row', async () => {
    const { messageKey } = await scheduled();
    office.later(3599);
    await sweep();
    expect(await status(messageKey)).toBe('scheduled');
    expect(await row(messageKey)).toMatchObject({ started: false });
    office.later(1);
    expect(await sweep()).toEqual({});
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({
      status: 'queued',
      queuedAt: office.granted.now().toISOString(),
    });
    expect(await row(messageKey)).toMatchObject({ lastMessage: { messageId: messageKey.messageId } });
  });

  test.each([
    ['opted out', 'optOut', 'opted-out'],
    ['was blocked', 'blocked', 'blocked-by-company'],
  ] as const)(
    'to a person who %s in the meantime fails at its time, for that reason (P25)',
    async (_, what, why) => {
      const { messageKey } = await scheduled();
      await table.mark(office.company, messageKey.conversationId, what);
      office.later(3600);
      await sweep();
      expect(await table.store.findOutbound(messageKey, true)).toMatchObject({
        status: 'failed',
        failure: why,
      });
      expect(await row(messageKey)).toMatchObject({ failures: 1 });
    },
  );

  test('to a contact who has moved fails at its time, because the number changed (P21)', async () => {
    const { messageKey, contactId, revision } = await scheduled();
    const details = { role: 'client', name: 'Ana Moreno', phone: randomNumber() } as const;
    const resolved = resolveContact(office.company, contactId, details);
    await table.store.putContact(office.company, resolved, revision, office.granted.now());
    office.later(3600);
    await sweep();
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({ failure: 'number-changed' });
  });

  test('that no sweep checked for a day after its time fails instead of arriving as a surprise', async () => {
    const { messageKey } = await scheduled();
    office.later(3600 + 24 * 60 * 60 + 1);
    await sweep();
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({ failure: 'waited-too-long' });
  });

  test('that is cancelled is never queued', async () => {
    const { messageKey } = await scheduled();
    await advance(messageKey, 'cancel');
    office.later(3600);
    await sweep();
    expect(await status(messageKey)).toBe('cancelled');
  });
});

test('an opt-out removal is queued again until the carrier has removed the number (P25)', async () => {
  const messageKey = await queued();
  const { number } =
    (await table.store.findConversation(messageKey.companyId, messageKey.conversationId)) ?? {};
  await advance(messageKey, 'claim');
  const failure = { failure: 'opted-out-at-carrier' } as const;
  await table.store.advance(messageKey, 'refuse', failure, office.granted.now());
  office.later(60);
  await office.receives(number ?? '', 'START', office.granted.now().toISOString());
  const removal = { companyId: messageKey.companyId, conversationId: messageKey.conversationId };
  asked.wanted.length = 0;
  await sweep();
  await sweep();
  expect(asked.wanted).toEqual([removal]);
  office.later(300);
  await sweep();
  expect(asked.wanted).toEqual([removal, removal]);
});

describe('a dead letter of the queue', () => {
  const settle = async (messageKey: OutboundText) => {
    const { counts, metrics } = testMetrics();
    await settleDeadLetters({ ...office.granted, metrics }, messageKey);
    return counts;
  };

  test('in sending becomes unconfirmed, a queued one is left to the sweep, and both are counted', async () => {
    const [claimed, waiting] = [await queued(), await queued()];
    await advance(claimed, 'claim');
    expect(await settle(claimed)).toEqual({ deadLettered: 1 });
    expect(await settle(waiting)).toEqual({ deadLettered: 1 });
    expect(await status(claimed)).toBe('unconfirmed');
    expect(await status(waiting)).toBe('queued');
    office.later(300);
    await sweep();
    expect(onQueue(waiting)).toHaveLength(1);
  });
});

describe('a text that a run has claimed', () => {
  test('does not change while the run can still live, and becomes unconfirmed after that (P15)', async () => {
    const messageKey = await queued();
    office.later(299);
    await advance(messageKey, 'claim');
    office.later(59);
    await sweep();
    expect(await status(messageKey)).toBe('sending');
    office.later(300);
    await sweep();
    expect(await status(messageKey)).toBe('unconfirmed');
    office.later(300);
    await sweep();
    expect(await status(messageKey)).toBe('unconfirmed');
    expect(onQueue(messageKey)).toEqual([]);
  });
});

test.each([['carrierAccepts'], ['refuse'], ['markUnconfirmed']] as const)(
  'a text that left flight by "%s" is never checked again',
  async (by) => {
    const messageKey = await queued();
    await advance(messageKey, 'claim');
    await advance(messageKey, by);
    const left = await table.store.findOutbound(messageKey, true);
    office.later(600);
    await sweep();
    expect(await table.store.findOutbound(messageKey, true)).toEqual(left);
    expect(onQueue(messageKey)).toEqual([]);
  },
);
