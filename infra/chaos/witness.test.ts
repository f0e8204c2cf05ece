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
const taken: WireCall = {
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

function found(
  messages: readonly Message[],
  handsets: readonly HandsetText[],
  witnessed: Partial<Witnessed> = {},
) {
  const evidence = { threads: [{ number, messages }], handsets };
  return contradictions(evidence, { calls: [taken], typed: [], duplicates: 0, ...witnessed }).map(
    ({ kind }) => kind,
  );
}

test('nothing contradicts a text that was taken once, is on its handset, and is answered', () => {
  expect(found([message, stored], [arrived], { typed: [typed] })).toEqual([]);
});

describe('a simulator that', () => {
  test('forgets a text that it took is found out', () => {
    expect(found([message], [])).toEqual(['lost']);
  });

  test('hides a second copy is found out by the wire', () => {
    const second = { ...taken, carrierMessageId: 'carrier-2' };
    expect(found([message], [arrived], { calls: [taken, second] })).toContain('doubled');
  });

  test('counts a second copy that it does not show is found out by its own count', () => {
    expect(found([message], [arrived], { duplicates: 1 })).toEqual(['doubled']);
  });

  test('delivers a text to another handset is found out', () => {
    expect(found([message], [{ ...arrived, to: '+15552000002' }])).toEqual(['lost', 'doubled']);
  });

  test('delivers other words than it took is found out', () => {
    expect(found([message], [{ ...arrived, text: 'Text 2' }])).toEqual(['lost', 'doubled']);
  });

  test('invents a text is found out', () => {
    const invented = { ...arrived, carrierMessageId: 'carrier-9', text: 'Never sent' };
    expect(found([message], [arrived, invented])).toEqual(['doubled']);
  });

  test('swallows a typed text, on the handset as well, is found out', () => {
    expect(found([message], [arrived], { typed: [typed] })).toEqual(['inbound']);
  });
});

describe('a product that', () => {
  test('calls a text sent that it never handed over is found out', () => {
    expect(found([message], [], { calls: [] })).toEqual(['lost']);
  });

  test('asks again after an answer that it did not hear is found out, also when neither was taken', () => {
    const { carrierMessageId: _, ...unanswered } = { ...taken, isHeard: false };
    const unconfirmed: OutboundMessage = { ...message, state: 'unconfirmed' };
    expect(found([unconfirmed], [], { calls: [unanswered, unanswered] })).toEqual(['doubled']);
  });

  test('asks again after a refusal is right', () => {
    const { carrierMessageId: _, ...asked } = taken;
    expect(
      found([message], [arrived], { calls: [{ ...asked, refusal: 'ThrottlingException' }, taken] }),
    ).toEqual([]);
  });
});
