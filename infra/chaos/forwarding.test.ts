import { describe, expect, test } from 'vitest';
import type { InboundMessage, OutboundMessage } from '#shared/domain/message.ts';
import type { WireCall } from './carrierWire.ts';
import type { ForwardableText } from './copyOf.ts';
import { copiesWithinGaps, forwardingGaps, notForwarded } from './forwarding.ts';

const phone = '+15555000000';
const ana = '+15552000001';
const at = '2026-01-01T00:00:00.000Z';
const common = { conversationId: 'cnv_a', at, revision: 1 };
const link = { conversationId: 'cnv_b', messageId: '~one', at };
const typed: InboundMessage = { ...common, messageId: 'one', text: 'Answer 1', direction: 'inbound' };
const copy: OutboundMessage = {
  ...common,
  ...link,
  text: 'Ana: Answer 1',
  direction: 'outbound',
  author: { kind: 'auto', automation: 'Forwarding' },
  state: 'delivered',
  stateAt: at,
};
const forwarded = textOf({ message: { ...typed, forwarding: { copy: link } }, copy });
const tooMany = textOf({ message: { ...typed, forwarding: { not: 'too-many' } } });
const refusal: WireCall = {
  messageId: '~zero',
  to: phone,
  text: 'Ana: Answer 0',
  askedAt: 20_000,
  endedAt: 20_010,
  refusal: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  isHeard: true,
};

function textOf(fields: Partial<ForwardableText> = {}): ForwardableText {
  return { message: typed, number: ana, isForwarded: true, ...fields };
}

function found(
  texts: readonly ForwardableText[],
  gaps: Parameters<typeof notForwarded>[1] = [],
  stored = { from: 1000, to: 1010 },
) {
  return notForwarded(texts, gaps, () => stored).map(({ messageId, history }) => [
    messageId,
    history['what'],
  ]);
}

describe('an inbound text', () => {
  test('with a copy is forwarded', () => {
    expect(found([forwarded])).toEqual([]);
  });

  test('without a copy is found, and so is one whose copy does not exist', () => {
    expect(found([textOf()])).toEqual([['one', 'not forwarded']]);
    expect(found([textOf({ message: forwarded.message })])).toEqual([['one', 'its copy does not exist']]);
  });

  test('of a company that does not forward, or from the phone with the copies, must have no copy', () => {
    expect(found([textOf({ isForwarded: false })])).toEqual([]);
    expect(found([{ ...forwarded, isForwarded: false }])).toEqual([['one', 'forwarded, and must not be']]);
  });

  test('may have no copy after 20 copies of texts of its own number', () => {
    const copies = Array.from({ length: 20 }, () => forwarded);
    expect(found([...copies, tooMany])).toEqual([]);
    const what = 'not forwarded, and its number had too few copies for that';
    expect(found([...copies.slice(1), tooMany])).toEqual([['one', what]]);
    expect(found([...copies, { ...tooMany, number: '+15552000002' }])).toEqual([['one', what]]);
    expect(found([...copies, textOf()])).toEqual([['one', 'not forwarded']]);
  });

  test.each([
    [{ from: 100, to: 1000 }, []],
    [{ from: 1010, to: 9000 }, []],
    [{ from: 100, to: 999 }, [['one', 'not forwarded']]],
    [{ from: 1011, to: 9000 }, [['one', 'not forwarded']]],
  ])('stored from 1000 to 1010 may have no copy when forwarding was off in %j: %j', (gap, expected) => {
    expect(found([textOf()], [gap])).toEqual(expected);
  });

  test('that no function was seen to store is not excused', () => {
    const finding = { kind: 'forwarding', messageId: 'one', history: { what: 'not forwarded' } };
    expect(notForwarded([textOf()], [{ from: 0, to: Infinity }], () => undefined)).toEqual([finding]);
  });
});

describe('forwarding may be off', () => {
  test('from a refusal that opts the phone out until an admin turned it on at least eight seconds later', () => {
    expect(forwardingGaps([refusal], phone, [])).toEqual([{ from: 20_000, to: Infinity }]);
    expect(forwardingGaps([refusal], phone, [10_000, 28_010])).toEqual([{ from: 20_000, to: Infinity }]);
    expect(forwardingGaps([refusal], phone, [40_000, 30_000])).toEqual([{ from: 20_000, to: 38_000 }]);
  });

  test('after no other refusal, and after none of another phone', () => {
    const { refusal: _, ...accepted } = refusal;
    const throttled = { ...refusal, refusal: 'ThrottlingException' };
    expect(forwardingGaps([accepted, throttled, { ...refusal, to: ana }], phone, [])).toEqual([]);
  });
});

test('a copy may be cancelled when its claim was in one of the gaps, or less than eight seconds before it', () => {
  const gaps = [
    { from: 20_000, to: 30_000 },
    { from: 50_000, to: 60_000 },
  ];
  const ids = (claims: readonly number[]) => copiesWithinGaps([forwarded, textOf()], gaps, () => claims);
  expect(ids([25_000])).toEqual(['~one']);
  expect(ids([55_000])).toEqual(['~one']);
  expect(ids([1000, 30_000])).toEqual(['~one']);
  expect(ids([12_000])).toEqual(['~one']);
  expect(ids([11_999])).toEqual([]);
  expect(ids([30_001])).toEqual([]);
  expect(ids([])).toEqual([]);
});
