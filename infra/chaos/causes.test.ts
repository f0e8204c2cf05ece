import { expect, test } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { WireCall } from './carrierWire.ts';
import { countUnconfirmed, optOutsOf, unexplained, type Causes } from './causes.ts';
import { noCauses } from './noCauses.ts';

const call: WireCall = {
  messageId: 'one',
  to: '+15552000001',
  text: 'Text 1',
  askedAt: 1000,
  endedAt: 1010,
  isHeard: true,
};
const accepted = { ...call, carrierMessageId: 'carrier-1' };

function message(fields: Partial<OutboundMessage>): OutboundMessage {
  return {
    messageId: 'one',
    conversationId: 'cnv_a',
    text: 'Text 1',
    at: '2026-01-01T00:00:00.000Z',
    revision: 1,
    direction: 'outbound',
    author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
    state: 'delivered',
    stateAt: '2026-01-01T00:00:00.000Z',
    ...fields,
  };
}

const none: Causes = { ...noCauses, claimsOf: () => [900] };

/** When every text of these tests ended. */
const endedAt = Date.parse('2026-01-01T00:00:00.000Z');
const here = { conversationId: 'cnv_a', at: endedAt };
const tooLate = { ...here, at: endedAt + 1 };
const elsewhere = { ...here, conversationId: 'cnv_b' };
const contactId = 'con_ana';

function isUnexplained(fields: Partial<OutboundMessage>, causes: Partial<Causes> = {}) {
  return unexplained([message(fields)], { ...none, ...causes }).length > 0;
}

test('unconfirmed texts are counted by their cause, a broken call before all others', () => {
  const unconfirmed = ['one', 'two', 'three'].map((messageId) =>
    message({ messageId, state: 'unconfirmed' }),
  );
  const causes = { ...none, calls: [call], struck: new Set(['one', 'two']) };
  expect([...countUnconfirmed([...unconfirmed, message({ messageId: 'four' })], causes)]).toEqual([
    ['its call broke', 1],
    ['its run ended or overlapped', 1],
    ['unexplained', 1],
  ]);
});

test.each<[string, Partial<Causes>, boolean]>([
  ['the carrier was never called', {}, true],
  ['the carrier accepted the text', { calls: [accepted] }, true],
  ['the carrier refused it', { calls: [{ ...call, refusal: 'ThrottlingException' }] }, true],
  ['the connection broke', { calls: [{ ...call, isHeard: false }] }, false],
  ['the carrier answered with a server error', { calls: [call] }, false],
  ['the caller did not get the answer', { calls: [{ ...accepted, isHeard: false }] }, false],
  ['its process was killed', { struck: new Set(['one']) }, false],
  ['the runtime was killed after its claim', { kills: [{ from: 1000, to: 1500 }] }, false],
  ['the runtime was killed around its claim', { kills: [{ from: 850, to: 1500 }] }, false],
  ['the runtime was killed before its claim', { kills: [{ from: 700, to: 800 }] }, true],
  ['the runtime was killed long after its claim', { kills: [{ from: 60_000, to: 61_000 }] }, true],
  ['its connection was cut before its request was read', { cuts: [1000] }, false],
  ['a connection was cut and the carrier answered', { cuts: [1000], calls: [accepted] }, true],
  ['a connection was cut before its claim', { cuts: [800] }, true],
  ['its run took longer than the queue waits', { calls: [{ ...accepted, endedAt: 2900 }] }, false],
])('an unconfirmed text, when %s', (_, causes, expected) => {
  expect(isUnexplained({ state: 'unconfirmed' }, causes)).toBe(expected);
});

test.each<[OutboundMessage['failure'], Partial<Causes>, boolean]>([
  ['opted-out', {}, true],
  ['opted-out', { optOuts: [elsewhere, here] }, false],
  ['opted-out', { optOuts: [tooLate] }, true],
  ['opted-out', { calls: [{ ...call, refusal: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }] }, false],
  ['opted-out', { optOuts: [elsewhere] }, true],
  ['opted-out', { moves: [{ ...here, contactId }] }, true],
  [
    'opted-out',
    { calls: [{ ...call, askedAt: endedAt + 1, refusal: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }] },
    true,
  ],
  ['opted-out', { calls: [{ ...call, refusal: 'ThrottlingException' }] }, true],
  ['opted-out', { calls: [accepted, { ...call, refusal: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }] }, false],
  ['number-changed', {}, true],
  ['number-changed', { moves: [{ ...here, contactId }] }, false],
  ['number-changed', { moves: [{ ...tooLate, contactId }] }, true],
  ['phone-unreachable', {}, true],
  ['phone-unreachable', { missed: new Set(['one']) }, false],
  ['text-refused', {}, true],
  ['text-refused', { calls: [{ ...call, refusal: 'FIELD_VALIDATION_FAILED' }] }, false],
  ['text-refused', { calls: [{ ...call, refusal: 'ThrottlingException' }] }, true],
  ['waited-too-long', { calls: [{ ...call, refusal: 'ThrottlingException' }] }, true],
  [undefined, { calls: [accepted] }, true],
])('a text that failed as %s', (failure, causes, expected) => {
  expect(isUnexplained({ state: 'failed', ...(failure && { failure }) }, causes)).toBe(expected);
});

test('the request of a client explains a cancelled text', () => {
  expect(isUnexplained({ state: 'cancelled' })).toBe(true);
  expect(isUnexplained({ state: 'cancelled' }, { cancelled: new Set(['one']) })).toBe(false);
  expect(isUnexplained({ state: 'delivered' })).toBe(false);
});

test('the opt-outs of a run are its acts and the refusals at the carrier, each with its time', () => {
  expect(optOutsOf([message({})], none)).toEqual([]);
  const refused = { ...call, refusal: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' };
  expect(optOutsOf([message({})], { calls: [accepted, refused], optOuts: [elsewhere] })).toEqual([
    elsewhere,
    { conversationId: 'cnv_a', at: 1000 },
  ]);
});

test('an unexplained text has its calls, claims and the kills of the run, and never its words or number', () => {
  const causes = { ...none, calls: [accepted], kills: [{ from: 60_000, to: 61_000 }] };
  const { text: _, to: __, ...wire } = accepted;
  const failed = message({ state: 'failed', failure: 'waited-too-long' });
  expect(unexplained([failed], causes)).toEqual([
    {
      kind: 'unexplained',
      messageId: 'one',
      history: {
        state: 'failed',
        failure: 'waited-too-long',
        stateAt: failed.stateAt,
        wire: [wire],
        claims: [900],
        kills: causes.kills,
      },
    },
  ]);
});

test.each<[string, Partial<Causes>, boolean]>([
  ['no receipt was dropped', { calls: [accepted] }, true],
  ['its own last receipt was dropped', { withoutLastReceipt: new Set(['one']) }, false],
  ['the last receipt of another text was dropped', { withoutLastReceipt: new Set(['two']) }, true],
  ['the runtime was killed when it was due', { calls: [accepted], kills: [{ from: 5009, to: 6000 }] }, false],
  [
    'the runtime was killed long after it was due',
    { calls: [accepted], kills: [{ from: 5010, to: 6000 }] },
    true,
  ],
  ['the runtime was killed around the call', { calls: [accepted], kills: [{ from: 900, to: 1000 }] }, false],
  ['the runtime was killed before the call', { calls: [accepted], kills: [{ from: 900, to: 999 }] }, true],
  ['the runtime was killed and the carrier never called', { kills: [{ from: 900, to: 1000 }] }, true],
])('a text that stays sent, when %s', (_, causes, expected) => {
  expect(isUnexplained({ state: 'sent' }, causes)).toBe(expected);
});

test('a cause explains only the text that it met', () => {
  const unconfirmed = message({ state: 'unconfirmed' });
  const other = { ...call, messageId: 'two' };
  expect(unexplained([unconfirmed], { ...none, calls: [other], struck: new Set(['two']) })).toHaveLength(1);
  const refused = { ...call, refusal: 'FIELD_VALIDATION_FAILED', isHeard: false };
  expect(isUnexplained({ state: 'failed', failure: 'text-refused' }, { calls: [refused] })).toBe(true);
  const notVerified = { ...call, refusal: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' };
  expect(
    isUnexplained({ state: 'failed', failure: 'not-verified-in-sandbox' }, { calls: [notVerified] }),
  ).toBe(false);
  expect(isUnexplained({ state: 'failed', failure: 'opted-out-at-carrier' }, { calls: [notVerified] })).toBe(
    true,
  );
});

test('a cut explains a text until a second run would have received it', () => {
  expect(isUnexplained({ state: 'unconfirmed' }, { cuts: [2899] })).toBe(false);
  expect(isUnexplained({ state: 'unconfirmed' }, { cuts: [2900] })).toBe(true);
  expect(isUnexplained({ state: 'unconfirmed' }, { cuts: [900] })).toBe(false);
  const refused = { ...call, refusal: 'ThrottlingException' };
  expect(isUnexplained({ state: 'unconfirmed' }, { cuts: [1000], calls: [refused] })).toBe(false);
  expect(isUnexplained({ state: 'unconfirmed' }, { calls: [{ ...accepted, endedAt: 2899 }] })).toBe(true);
  expect(isUnexplained({ state: 'unconfirmed' }, { kills: [{ from: 6899, to: 7000 }] })).toBe(false);
  expect(isUnexplained({ state: 'unconfirmed' }, { kills: [{ from: 6900, to: 7000 }] })).toBe(true);
  expect(isUnexplained({ state: 'unconfirmed' }, { kills: [{ from: 100, to: 900 }] })).toBe(false);
});

test('one of several claims is enough for a kill, a cut or a slow run, and each has its name', () => {
  const claimsOf = () => [900, 50_000];
  const causeOf = (causes: Partial<Causes>) =>
    [...countUnconfirmed([message({ state: 'unconfirmed' })], { ...none, claimsOf, ...causes }).keys()][0];
  expect(causeOf({ kills: [{ from: 1000, to: 1500 }] })).toBe('its run ended or overlapped');
  expect(causeOf({ cuts: [1000] })).toBe('its connection was cut');
  expect(causeOf({ calls: [{ ...accepted, endedAt: 2900 }] })).toBe('its run was slow');
});
