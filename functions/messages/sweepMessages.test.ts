import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TransitionName } from '#shared/domain/messageState.ts';
import {
  accepted,
  openTestQueue,
  openTestTable,
  randomNumber,
  testCompany,
  testMetrics,
  type TestCompany,
  type TestQueue,
  type TestTable,
} from '../testCompany.ts';
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
  // The due list is that of all companies: each test has a week of its own, after what others left behind was settled.
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
  await sweepMessages({ ...office.granted, metrics, outbound, releases: asked });
  return counts;
};
/** The numbers that the carrier was to be asked to let go. */
const asked = {
  wanted: [] as unknown[],
  send: async (wanted: readonly unknown[]) => void asked.wanted.push(...wanted),
};
const status = async (messageKey: OutboundText) => (await table.store.findOutbound(messageKey, true))?.status;
const onQueue = ({ messageId }: OutboundText) =>
  testQueue.items().filter(({ body }) => JSON.parse(body).messageId === messageId);

test('what had to be recovered is counted, what is only looked at is not', async () => {
  const messageKey = await queued();
  expect(await sweep()).toEqual({});
  office.later(300);
  expect(await sweep()).toEqual({ recovered: 1 });
  await advance(messageKey, 'claim');
  office.later(600);
  expect(await sweep()).toEqual({ recovered: 1 });
  expect(await status(messageKey)).toBe('unconfirmed');
});

test('one text that cannot be swept holds up no other, and the round is marked as failed', async () => {
  const messageKeys = [await queued(), await queued(), await queued()];
  office.later(300);
  let refused = 0;
  const oneRefusing = {
    async send(texts: Parameters<typeof testQueue.outbound.send>[0]) {
      refused += 1;
      if (refused === 1) throw new Error('The line did not take it');
      await testQueue.outbound.send(texts);
    },
  };
  await expect(sweep(oneRefusing)).rejects.toThrow('1 texts could not be swept');
  expect(messageKeys.filter((messageKey) => onQueue(messageKey).length === 1)).toHaveLength(2);
});

test('many texts that cannot be swept do not hide those that are due behind them', async () => {
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
  const none = { send: () => Promise.reject(new Error('The line took nothing')) };
  await expect(sweep(none)).rejects.toThrow('27 texts could not be swept');
  expect(await sweep()).toEqual({});
  office.later(300);
  expect(await sweep()).toEqual({ recovered: 27 });
  expect(onQueue(last)).toHaveLength(1);
});

test('two rounds at the same time do together what one does', async () => {
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

test('a round whose index is behind leaves alone what another round looked at a moment ago', async () => {
  const messageKey = await queued();
  const message = await table.store.findOutbound(messageKey, true);
  if (!message) throw new Error('The text is gone');
  office.later(300);
  const now = office.granted.now();
  const stale = table.store.listDue(now, 25);
  await table.store.postponeCheck(message, new Date(now.getTime() + 300_000));
  const { messages } = await table.store.listDue(now, 25);
  expect(messages.map(({ messageId }) => messageId)).not.toContain(messageKey.messageId);
  await stale;
});

test('while texts are not delivered, each is put on the queue less and less often', async () => {
  const messageKeys = [await queued(), await queued()];
  for (let look = 0; look < 24; look += 1) {
    office.later(300);
    await sweep();
  }
  expect(messageKeys.flatMap((messageKey) => onQueue(messageKey))).toHaveLength(2 * 4);
});

test('a text that the queue refused is put there a minute later', async () => {
  const messageKey = await queued();
  office.later(300);
  const refusing = { send: () => Promise.reject(new Error('The line took nothing')) };
  await expect(sweep(refusing)).rejects.toThrow('1 texts could not be swept');
  office.later(60);
  expect(await sweep()).toEqual({ recovered: 1 });
  expect(onQueue(messageKey)).toHaveLength(1);
});

describe('a queued text that never reached the queue', () => {
  test('is put there after five minutes, not before, and can be delivered from there', async () => {
    const messageKey = await queued();
    office.later(299);
    await sweep();
    expect(onQueue(messageKey)).toEqual([]);
    office.later(1);
    await sweep();
    expect(onQueue(messageKey).map(({ body, group }) => ({ body: JSON.parse(body), group }))).toEqual([
      { body: messageKey, group: `${office.companyId}.live` },
    ]);
    expect(await status(messageKey)).toBe('queued');
  });

  test('is put there although the queue was given it before and forgot it', async () => {
    const messageKey = await queued();
    const message = await table.store.findOutbound(messageKey, true);
    if (!message) throw new Error('The message is gone');
    await testQueue.outbound.send([queuedTextOf(message)]);
    office.later(300);
    await sweep();
    expect(onQueue(messageKey)).toHaveLength(2);
  });

  test('is put there again ten minutes later, not every minute', async () => {
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
        lastMessage: { notSent: true },
      },
    );
  });
});

describe('a text that only waits its turn is not recovered', () => {
  const moves = (since: string, lane: 'live' | 'auto' = 'live') =>
    table.store.reserveSendSlot(
      office.companyId,
      { parts: 1, lane, lastEnqueuedAt: since },
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

  test('but when its lane has moved a text that was queued a minute later, it was lost', async () => {
    const messageKey = await queued();
    office.later(300);
    await moves(new Date(Date.parse(messageKey.at) + 60_000).toISOString());
    expect(await sweep()).toEqual({ recovered: 1 });
    expect(onQueue(messageKey)).toHaveLength(1);
  });

  test('and everything else that the queue lost with it is recovered as it comes due, not a look later', async () => {
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

  test('and what the other lane moves says nothing of it', async () => {
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
  /** Accepted now, to go out in an hour. */
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

  test('is queued when its time has come, not before, and only then becomes the last message of its row', async () => {
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
    'to a person who %s meanwhile fails at its time, for that reason (P25)',
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

  test('to a contact who has moved fails at its time: the number changed (P21)', async () => {
    const { messageKey, contactId, revision } = await scheduled();
    const details = { role: 'client', name: 'Ana Moreno', phone: randomNumber() } as const;
    const resolved = resolveContact(office.company, contactId, details);
    await table.store.putContact(office.company, resolved, revision, office.granted.now());
    office.later(3600);
    await sweep();
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({ failure: 'number-changed' });
  });

  test('that nobody looked at for a day after its time fails instead of arriving as a surprise', async () => {
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

test('a number that the carrier must let go is asked for again until it is gone (P25)', async () => {
  const messageKey = await queued();
  const { number } =
    (await table.store.findConversation(messageKey.companyId, messageKey.conversationId)) ?? {};
  await advance(messageKey, 'claim');
  const failure = { failure: 'opted-out-at-carrier' } as const;
  await table.store.advance(messageKey, 'refuse', failure, office.granted.now());
  office.later(60);
  await office.hears(number ?? '', 'START', office.granted.now().toISOString());
  const release = { companyId: messageKey.companyId, conversationId: messageKey.conversationId };
  asked.wanted.length = 0;
  await sweep();
  await sweep();
  expect(asked.wanted).toEqual([release]);
  office.later(300);
  await sweep();
  expect(asked.wanted).toEqual([release, release]);
});

describe('a dead letter of the queue', () => {
  const settle = async (messageKey: OutboundText) => {
    const { counts, metrics } = testMetrics();
    await settleDeadLetters({ ...office.granted, metrics }, messageKey);
    return counts;
  };

  test('that is being sent becomes unconfirmed; one that is queued is left to the clock; both are counted', async () => {
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

describe('a text in the hands of a run', () => {
  test('is left alone while the run can still live, and unconfirmed when it cannot, however often it is looked at (P15)', async () => {
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
  'what left flight by "%s" is never looked at again',
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
