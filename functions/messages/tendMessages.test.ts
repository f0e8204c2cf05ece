import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TransitionName } from '#shared/domain/messageState.ts';
import {
  accepted,
  openTestLine,
  openTestTable,
  testCompany,
  testMetrics,
  type TestCompany,
  type TestLine,
  type TestTable,
} from '../testCompany.ts';
import type { OutboundText } from './outboundTexts.ts';
import { queuedTextOf } from './queueMessages.ts';
import { sendMessage } from './sendMessage.ts';
import { tendMessages } from './tendMessages.ts';

let table: TestTable;
let line: TestLine;
let office: TestCompany;
beforeAll(async () => {
  [table, line] = await Promise.all([openTestTable(), openTestLine()]);
});
beforeEach(async () => {
  // The due list is that of all companies: each test has a week of its own, after what others left behind was settled.
  week += 1;
  office = await testCompany(table, new Date(Date.UTC(2026, 0, 7 * week, 15)).toISOString());
});
afterAll(() => Promise.all([table?.stop(), line?.close()]));
let week = 0;

async function queued(): Promise<OutboundText> {
  const { conversationId, contactId } = await office.contact();
  const draft = { conversationId, contactId, messageId: randomUUID(), text: 'See you at nine.' };
  const { at, messageId } = accepted(await sendMessage(office.granted, office.asked(draft)));
  return { companyId: office.companyId, conversationId, at, messageId };
}
const advance = (place: OutboundText, by: TransitionName) =>
  table.store.advance(place, by, {}, office.granted.now());
const tend = async (outbound = line.outbound) => {
  const { counts, metrics } = testMetrics();
  await tendMessages({ ...office.granted, metrics, outbound, releases: asked });
  return counts;
};
/** The numbers that the carrier was to be asked to let go. */
const asked = {
  wanted: [] as unknown[],
  send: async (wanted: readonly unknown[]) => void asked.wanted.push(...wanted),
};
const standing = async (place: OutboundText) => (await table.store.findOutbound(place, true))?.standing;
const onLine = ({ messageId }: OutboundText) =>
  line.items().filter(({ body }) => JSON.parse(body).messageId === messageId);

test('what had to be mended is counted, what is only looked at is not', async () => {
  const place = await queued();
  expect(await tend()).toEqual({});
  office.later(300);
  expect(await tend()).toEqual({ mended: 1 });
  await advance(place, 'claim');
  office.later(300);
  expect(await tend()).toEqual({ mended: 1 });
  expect(await standing(place)).toBe('unconfirmed');
});

test('one text that cannot be tended holds up no other, and the round is marked as failed', async () => {
  const places = [await queued(), await queued(), await queued()];
  office.later(300);
  let refused = 0;
  const oneRefusing = {
    async send(texts: Parameters<typeof line.outbound.send>[0]) {
      refused += 1;
      if (refused === 1) throw new Error('The line did not take it');
      await line.outbound.send(texts);
    },
  };
  await expect(tend(oneRefusing)).rejects.toThrow('1 texts could not be tended');
  expect(places.filter((place) => onLine(place).length === 1)).toHaveLength(2);
});

describe('a queued text that never reached the line', () => {
  test('is put there after five minutes, not before, and can be delivered from there', async () => {
    const place = await queued();
    office.later(299);
    await tend();
    expect(onLine(place)).toEqual([]);
    office.later(1);
    await tend();
    expect(onLine(place).map(({ body, group }) => ({ body: JSON.parse(body), group }))).toEqual([
      { body: place, group: `${office.companyId}.live` },
    ]);
    expect(await standing(place)).toBe('queued');
  });

  test('is put there although the line was given it before and forgot it', async () => {
    const place = await queued();
    const message = await table.store.findOutbound(place, true);
    if (!message) throw new Error('The message is gone');
    await line.outbound.send([queuedTextOf(message)]);
    office.later(300);
    await tend();
    expect(onLine(place)).toHaveLength(2);
  });

  test('is next looked at five minutes later, not every minute', async () => {
    const place = await queued();
    office.later(300);
    await tend();
    office.later(60);
    await tend();
    expect(onLine(place)).toHaveLength(1);
    office.later(240);
    await tend();
    expect(onLine(place)).toHaveLength(2);
  });

  test('fails after 24 hours instead of arriving as a surprise (P14)', async () => {
    const place = await queued();
    office.later(24 * 60 * 60 + 1);
    await tend();
    expect(await table.store.findOutbound(place, true)).toMatchObject({
      standing: 'failed',
      failure: 'waited-too-long',
    });
    expect(onLine(place)).toEqual([]);
    expect(await table.store.findConversation(place.companyId, place.conversationId)).toMatchObject({
      lastMessage: { notSent: true },
    });
  });
});

describe('a text in the hands of a run', () => {
  test('is left alone while the run can still live, and unconfirmed when it cannot, however often it is looked at (P15)', async () => {
    const place = await queued();
    office.later(299);
    await advance(place, 'claim');
    office.later(59);
    await tend();
    expect(await standing(place)).toBe('sending');
    office.later(300);
    await tend();
    expect(await standing(place)).toBe('unconfirmed');
    office.later(300);
    await tend();
    expect(await standing(place)).toBe('unconfirmed');
    expect(onLine(place)).toEqual([]);
  });
});

test.each([['carrierAccepts'], ['refuse'], ['loseTrack']] as const)(
  'what left flight by "%s" is never looked at again',
  async (by) => {
    const place = await queued();
    await advance(place, 'claim');
    await advance(place, by);
    const left = await table.store.findOutbound(place, true);
    office.later(600);
    await tend();
    expect(await table.store.findOutbound(place, true)).toEqual(left);
    expect(onLine(place)).toEqual([]);
  },
);
