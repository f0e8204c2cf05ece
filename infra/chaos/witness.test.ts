import { describe, expect, test } from 'vitest';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import type { WireCall } from './carrierWire.ts';
import type { HandsetText } from './gather.ts';
import { contradictions, type Witnessed } from './witness.ts';

const number = '+15552000001';
const office = '+15550109000';
const at = '2026-01-01T00:00:00.000Z';

const message: OutboundMessage = {
  messageId: 'one',
  conversationId: 'cnv_a',
  text: 'Text 1',
  at,
  revision: 1,
  direction: 'outbound',
  author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
  state: 'delivered',
  stateAt: at,
};
const accepted: WireCall = {
  messageId: 'one',
  to: number,
  text: 'Text 1',
  askedAt: 0,
  endedAt: 1,
  carrierMessageId: 'carrier-1',
  isHeard: true,
};
const arrived: HandsetText = {
  carrierMessageId: 'carrier-1',
  from: office,
  to: number,
  text: 'Text 1',
  at,
  direction: 'in',
};
const typed = { number, text: 'Answer 1', carrierMessageId: 'inbound-1' };
const stored: Message = {
  messageId: 'inbound-1',
  conversationId: 'cnv_a',
  text: 'Answer 1',
  at,
  revision: 1,
  direction: 'inbound',
};

function findingsIn(
  messages: readonly Message[],
  handsets: readonly HandsetText[],
  witnessed: Partial<Witnessed> = {},
) {
  const evidence = { threads: [{ number, messages }], handsets };
  return contradictions(evidence, {
    calls: [accepted],
    typed: [],
    duplicates: 0,
    missed: new Set(),
    ...witnessed,
  });
}

function found(...given: Parameters<typeof findingsIn>) {
  return findingsIn(...given).map(({ kind }) => kind);
}

test('each contradiction names its message and says what is wrong', () => {
  const second = { ...accepted, carrierMessageId: 'carrier-2' };
  const invented = { ...arrived, carrierMessageId: 'carrier-9', text: 'Never sent' };
  const says = (kind: string, messageId: string, what: string) => ({ kind, messageId, history: { what } });
  expect(
    findingsIn([{ ...message, messageId: 'two', state: 'sent' }], [arrived, invented], {
      calls: [accepted, second],
      typed: [typed],
      duplicates: 1,
    }),
  ).toEqual([
    says('doubled', 'one', 'asked 2 times without a refusal in between'),
    says('lost', 'two', 'called sent, never accepted by the carrier'),
    says('lost', 'one', 'accepted by the carrier, not exactly once on its handset'),
    says('doubled', 'carrier-9', 'on a handset, never requested from the carrier'),
    says('doubled', 'unknown', 'the simulator counts 1 duplicate arrivals'),
    says('inbound', 'inbound-1', 'typed by the run, in no thread'),
  ]);
});

test('only what the run saw counts: typed texts without an answer and texts that people typed are no contradiction', () => {
  const { carrierMessageId: _, ...unanswered } = typed;
  const onHandset: HandsetText = {
    ...arrived,
    carrierMessageId: 'inbound-1',
    text: 'Answer 1',
    direction: 'out',
  };
  expect(findingsIn([message], [arrived, onHandset], { typed: [unanswered] })).toEqual([]);
});

test.each<[OutboundMessage['state'], boolean]>([
  ['scheduled', false],
  ['queued', false],
  ['sending', false],
  ['sent', true],
  ['delivered', true],
  ['failed', false],
  ['cancelled', false],
  ['unconfirmed', false],
])('a text that is %s without a call is a contradiction: %s', (state, expected) => {
  expect(found([{ ...message, state }], [], { calls: [] })).toEqual(expected ? ['lost'] : []);
});

test('a typed text must be stored in its own words, in the thread of its number', () => {
  const typedElsewhere = { ...typed, number: '+15552000002' };
  expect(found([message, stored], [arrived], { typed: [typedElsewhere] })).toEqual(['inbound']);
  expect(found([message, { ...stored, text: 'Other' }], [arrived], { typed: [typed] })).toEqual(['inbound']);
});

test('a text that was accepted once, is on its handset and has an answer has no contradiction', () => {
  expect(found([message, stored], [arrived], { typed: [typed] })).toEqual([]);
});

describe('a simulator that', () => {
  test('shows one acceptance twice is caught', () => {
    expect(found([message], [arrived, arrived])).toEqual(['lost']);
  });

  test('forgets an accepted text is caught', () => {
    expect(found([message], [])).toEqual(['lost']);
  });

  test('hides a duplicate is caught by the record of calls', () => {
    const second = { ...accepted, carrierMessageId: 'carrier-2' };
    expect(found([message], [arrived], { calls: [accepted, second] })).toContain('doubled');
  });

  test('counts a duplicate that it does not show is caught by its own count', () => {
    expect(found([message], [arrived], { duplicates: 1 })).toEqual(['doubled']);
  });

  test('delivers a text to another handset is caught', () => {
    expect(found([message], [{ ...arrived, to: '+15552000002' }])).toEqual(['lost', 'doubled']);
  });

  test('delivers other words than it accepted is caught', () => {
    expect(found([message], [{ ...arrived, text: 'Text 2' }])).toEqual(['lost', 'doubled']);
  });

  test('invents a text is caught', () => {
    const invented = { ...arrived, carrierMessageId: 'carrier-9', text: 'Never sent' };
    expect(found([message], [arrived, invented])).toEqual(['doubled']);
  });

  test('swallows a typed text, on the handset as well, is caught', () => {
    expect(found([message], [arrived], { typed: [typed] })).toEqual(['inbound']);
  });
});

test('a text that was accepted while its phone was off may be on no handset, but on no wrong one either', () => {
  const missed = new Set(['one']);
  expect(found([message], [], { missed })).toEqual([]);
  expect(found([message], [{ ...arrived, to: '+15552000002' }], { missed })).toContain('lost');
});

describe('a product that', () => {
  test('calls a text sent that it never handed to the carrier is caught', () => {
    expect(found([message], [], { calls: [] })).toEqual(['lost']);
  });

  test('repeats a call whose answer it did not get is caught, even when neither call was accepted', () => {
    const { carrierMessageId: _, ...unanswered } = { ...accepted, isHeard: false };
    const unconfirmed: OutboundMessage = { ...message, state: 'unconfirmed' };
    expect(found([unconfirmed], [], { calls: [unanswered, unanswered] })).toEqual(['doubled']);
  });

  test('repeats a call after a refusal is correct', () => {
    const { carrierMessageId: _, ...asked } = accepted;
    expect(
      found([message], [arrived], { calls: [{ ...asked, refusal: 'ThrottlingException' }, accepted] }),
    ).toEqual([]);
  });
});
