import { describe, expect, test } from 'vitest';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { compare, type Finding } from './compare.ts';
import type { HandsetText } from './gather.ts';
import type { Sent } from './logbook.ts';

const number = '+15552000001';
const company = '+15550109000';

describe('A text that is', () => {
  test.each<[state: OutboundMessage['state'], arrivals: number, Finding['kind'] | undefined]>([
    ['sent', 1, undefined],
    ['delivered', 1, undefined],
    ['delivered', 0, 'lost'],
    ['sent', 0, 'lost'],
    ['delivered', 2, 'doubled'],
    ['unconfirmed', 0, undefined],
    ['unconfirmed', 1, undefined],
    ['unconfirmed', 2, 'doubled'],
    ['failed', 0, undefined],
    ['failed', 1, 'not as answered'],
    ['cancelled', 1, 'not as answered'],
    ['queued', 0, 'stuck'],
    ['sending', 0, 'stuck'],
    ['scheduled', 0, 'stuck'],
  ])('%s and %i times on the handset: %s', (state, arrivals, kind) => {
    const { findings } = compared([outbound(state)], Array.from({ length: arrivals }, arrived));
    expect(findings.map((finding) => finding.kind)).toEqual(kind === undefined ? [] : [kind]);
  });
});

test('an accepted text that is in no thread is lost', () => {
  expect(compared([], []).findings.map(({ kind }) => kind)).toEqual(['lost']);
});

test('a text that the API refused must not be in the thread', () => {
  const { findings } = compared([outbound('delivered')], [arrived()], { refused: 'recipient-opted-out' });
  expect(findings.map(({ kind }) => kind)).toEqual(['not as answered']);
});

test('a text whose client got no answer may be in the thread or not', () => {
  expect(compared([], [], 'unanswered').findings).toEqual([]);
  expect(compared([outbound('delivered')], [arrived()], 'unanswered').findings).toEqual([]);
});

test('a text on a handset that is in no thread is duplicated, or was never accepted', () => {
  expect(compared([], [arrived()], 'unanswered').findings.map(({ kind }) => kind)).toEqual(['doubled']);
});

test('a text sent by a function that could know of the STOP is reported', () => {
  const { findings } = compared([outbound('delivered')], [arrived()], 'accepted', () => true);
  expect(findings.map(({ kind }) => kind)).toEqual(['sent after STOP']);
});

test('a text that is called sent may be missing when its phone was off, and a delivered one may not', () => {
  const missed = new Set(['one']);
  const kindsOf = (state: OutboundMessage['state'], handsets: readonly HandsetText[]) =>
    compared([outbound(state)], handsets, 'accepted', () => false, missed).findings.map(({ kind }) => kind);
  expect(kindsOf('sent', [])).toEqual([]);
  expect(kindsOf('sent', [arrived()])).toEqual([]);
  expect(kindsOf('sent', [arrived(), arrived()])).toEqual(['doubled']);
  expect(kindsOf('delivered', [])).toEqual(['lost']);
});

test('a typed text is stored once, with its id and its words', () => {
  const typed = { ...arrived(), from: number, to: company, direction: 'out' } as const;
  const stored: Message = { ...common, messageId: typed.carrierMessageId, direction: 'inbound' };
  expect(compared([stored], [typed], 'unanswered')).toMatchObject({
    accepted: 0,
    typed: 1,
    storedOnce: 1,
    findings: [],
  });
  expect(compared([], [typed], 'unanswered').findings.map(({ kind }) => kind)).toEqual(['inbound']);
  expect(compared([stored, stored], [typed], 'unanswered')).toMatchObject({
    storedOnce: 0,
    findings: [{ kind: 'inbound', messageId: typed.carrierMessageId, history: { storedTimes: 2 } }],
  });
});

test('a finding has the facts of its texts and never their words or numbers', () => {
  const facts = {
    messageId: 'one',
    conversationId: 'cnv_a',
    state: 'delivered',
    stateAt: common.at,
    failure: undefined,
    at: common.at,
    revision: 1,
  };
  const [doubled] = compared([outbound('delivered')], [arrived(), arrived()]).findings;
  const onHandset = [arrived(), arrived()].map(({ carrierMessageId, at }) => ({ carrierMessageId, at }));
  expect(doubled).toEqual({ kind: 'doubled', messageId: 'one', history: { onHandset, messages: [facts] } });
  expect(compared([], [arrived()], 'unanswered').findings[0]?.messageId).toBe('unknown');
  expect(compared([], []).findings[0]?.history).toEqual({ state: 'not in the thread' });
  expect(compared([outbound('queued')], []).findings[0]?.history).toEqual({ ...facts, state: 'queued' });
  expect(compared([outbound('delivered')], [arrived()], 'cancelled').findings).toEqual([
    { kind: 'not as answered', messageId: 'one', history: { ...facts, outcome: 'cancelled' } },
  ]);
  const typed = { ...arrived(), from: number, to: company, direction: 'out' } as const;
  expect(compared([], [typed], 'unanswered').findings).toEqual([
    { kind: 'inbound', messageId: 'carrier-1', history: { typedAt: common.at, storedTimes: 0 } },
  ]);
});

test('a text that was refused must not go out, unless only its time had passed when a copy of the request came', () => {
  const kinds = (refused: string) =>
    compared([outbound('delivered')], [arrived()], { refused }).findings.map(({ kind }) => kind);
  expect(kinds('recipient-opted-out')).toEqual(['not as answered']);
  expect(kinds('schedule-in-past')).toEqual([]);
});

test('a text that was answered as cancelled must be cancelled', () => {
  expect(compared([outbound('cancelled')], [], 'cancelled').findings).toEqual([]);
  expect(compared([outbound('failed')], [], 'cancelled').findings.map(({ kind }) => kind)).toEqual([
    'not as answered',
  ]);
});

test('a stored text that no phone typed is found', () => {
  const stored: Message = { ...common, messageId: 'invented', direction: 'inbound' };
  expect(compared([stored], [], 'unanswered').findings).toEqual([
    { kind: 'inbound', messageId: 'unknown', history: { typed: 0, stored: 1 } },
  ]);
});

test('a typed text in the thread of another number, or in other words, is not stored', () => {
  const typed = { ...arrived(), from: '+15552000009', to: company, direction: 'out' } as const;
  const stored: Message = { ...common, messageId: typed.carrierMessageId, direction: 'inbound' };
  expect(compared([stored], [typed], 'unanswered').storedOnce).toBe(0);
  expect(
    compared([{ ...stored, text: 'Other' }], [{ ...typed, from: number }], 'unanswered').storedOnce,
  ).toBe(0);
});

test('a message that two members resend has one resend', () => {
  const resendOf = { conversationId: 'cnv_a', messageId: 'one', at: common.at, attempt: 2 };
  const again = { ...outbound('failed'), resendOf };
  expect(compared([again, { ...again, messageId: 'two' }], []).findings).toEqual([
    { kind: 'doubled', messageId: 'one', history: { resend: 'two' } },
  ]);
  const other = { ...again, messageId: 'two', resendOf: { ...resendOf, messageId: 'three' } };
  expect(compared([again, other], []).findings).toEqual([]);
});

test('texts with the same words are judged together', () => {
  const two = [outbound('delivered'), { ...outbound('unconfirmed'), messageId: 'two' }];
  expect(compared(two, [arrived()])).toMatchObject({ unconfirmedOnHandsets: 0, findings: [] });
  expect(compared(two, [arrived(), arrived()])).toMatchObject({ unconfirmedOnHandsets: 1, findings: [] });
  expect(compared(two, [arrived(), arrived(), arrived()]).findings.map(({ kind }) => kind)).toEqual([
    'doubled',
  ]);
});

test('a run counts its texts by where they ended', () => {
  const ended = ['delivered', 'sent', 'unconfirmed'] as const;
  const messages = ended.map((state) => ({ ...outbound(state), messageId: state, text: state }));
  const handsets = ended.map((text) => ({ ...arrived(), text }));
  expect(compared(messages, handsets)).toMatchObject({
    accepted: 4,
    onHandsets: 3,
    unconfirmed: 1,
    unconfirmedOnHandsets: 1,
    sentNoReceipt: 1,
    typed: 0,
    storedOnce: 0,
  });
  expect(compared(messages, handsets.slice(0, 2))).toMatchObject({ onHandsets: 2, unconfirmedOnHandsets: 0 });
});

test('a text is sent after STOP only when every attempt with its words could know', () => {
  const two = [outbound('delivered'), { ...outbound('failed'), messageId: 'two' }];
  const asked: unknown[] = [];
  const knew = (text: unknown) => asked.push(text) > 0;
  expect(compared(two, [arrived()], 'accepted', knew).findings.map(({ kind }) => kind)).toEqual([
    'sent after STOP',
  ]);
  expect(asked).toEqual([{ conversationId: 'cnv_a', messageId: 'one', arrivedAt: Date.parse(common.at) }]);
  expect(
    compared([{ ...outbound('delivered'), messageId: 'two' }], [arrived()], 'unanswered', knew).findings,
  ).toEqual([]);
});

test('one attempt that could not know of the STOP may have sent the text', () => {
  const attempts = ['one', 'two'].map((messageId) => ({ ...outbound('unconfirmed'), messageId }));
  const sent = new Map<string, Sent>(
    attempts.map((each) => [each.messageId, { ...each, outcome: 'accepted' }]),
  );
  const evidence = { threads: [{ number, messages: attempts }], handsets: [arrived()] };
  expect(compare(evidence, sent, ({ messageId }) => messageId === 'one').findings).toEqual([]);
});

const common = { conversationId: 'cnv_a', text: 'Text 1', at: '2026-01-01T00:00:00.000Z', revision: 1 };

function outbound(state: OutboundMessage['state']): OutboundMessage {
  return {
    ...common,
    messageId: 'one',
    direction: 'outbound',
    author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
    state,
    stateAt: common.at,
  };
}

function arrived(): HandsetText {
  return {
    carrierMessageId: 'carrier-1',
    from: company,
    to: number,
    text: common.text,
    at: common.at,
    direction: 'in',
  };
}

function compared(
  messages: readonly Message[],
  handsets: readonly HandsetText[],
  outcome: Sent['outcome'] = 'accepted',
  knewOfStop: Parameters<typeof compare>[2] = () => false,
  missed: ReadonlySet<string> = new Set(),
) {
  const sent: Sent = { messageId: 'one', conversationId: 'cnv_a', text: common.text, outcome };
  return compare({ threads: [{ number, messages }], handsets }, new Map([['one', sent]]), knewOfStop, missed);
}
