import { expect, test } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { Causes } from './causes.ts';
import type { RefusedRequest } from './logbook.ts';
import { noCauses } from './noCauses.ts';
import { countRefusals, unexplainedRefusals } from './refusals.ts';

const text: OutboundMessage = {
  messageId: 'one',
  conversationId: 'cnv_a',
  text: 'Text 1',
  at: '2026-01-01T00:00:00.000Z',
  revision: 1,
  direction: 'outbound',
  author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
  state: 'delivered',
  stateAt: '2026-01-01T00:00:00.000Z',
};

const here = { conversationId: 'cnv_a', at: 1000 };
const later = { ...here, at: 1001 };
const elsewhere = { ...here, conversationId: 'cnv_b' };
const move = { ...here, contactId: 'con_ana' };
const optedOutCall = {
  messageId: 'one',
  to: '+15552000001',
  text: 'Text 1',
  askedAt: 900,
  endedAt: 910,
  isHeard: true,
  refusal: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
};

type Refused = Pick<RefusedRequest, 'request' | 'code'> & Partial<RefusedRequest>;

function isUnexplained(
  { request, code, ...facts }: Refused,
  causes: Partial<Causes> = {},
  messages: readonly OutboundMessage[] = [text],
) {
  const refused = {
    request,
    code,
    answeredAt: 1000,
    conversationIds: ['cnv_a'],
    messageId: 'one',
    contactId: 'con_ana',
    ...facts,
  };
  return unexplainedRefusals([refused], messages, { ...noCauses, ...causes }).length > 0;
}

test.each<[RefusedRequest['request'], string]>([
  ['send', 'try-again'],
  ['send', 'recipient-opted-out'],
  ['send', 'recipient-blocked'],
  ['send', 'contact-moved'],
  ['send', 'schedule-in-past'],
  ['send', 'consent-missing'],
  ['send', 'message-id-reused'],
  ['cancel', 'too-late-to-cancel'],
  ['cancel', 'message-not-found'],
  ['resend', 'recipient-opted-out'],
  ['resend', 'contact-moved'],
  ['resend', 'sent by another'],
  ['list', 'try-again'],
  ['opt out', 'conversation-not-found'],
  ['resume', 'admin-needed'],
  ['move', 'contact-changed'],
  ['forward', 'cannot-forward'],
])('a request to %s that is refused with %s needs a cause', (request, code) => {
  expect(isUnexplained({ request, code })).toBe(true);
});

test.each(['send', 'resend'] as const)(
  'a request to %s is refused for an opt-out of this person before the answer',
  (request) => {
    const refused = { request, code: 'recipient-opted-out' };
    expect(isUnexplained(refused, { optOuts: [elsewhere, here] })).toBe(false);
    expect(isUnexplained(refused, { optOuts: [elsewhere] })).toBe(true);
    expect(isUnexplained(refused, { optOuts: [later] })).toBe(true);
    expect(isUnexplained(refused, { calls: [optedOutCall] })).toBe(false);
    expect(isUnexplained(refused, { calls: [{ ...optedOutCall, askedAt: 1001 }] })).toBe(true);
    expect(isUnexplained(refused, { moves: [move] })).toBe(true);
  },
);

test.each(['send', 'resend'] as const)(
  'a request to %s is refused for a contact who moved before the answer',
  (request) => {
    const refused = { request, code: 'contact-moved' };
    expect(isUnexplained(refused, { moves: [move] })).toBe(false);
    expect(isUnexplained({ ...refused, conversationIds: ['cnv_a', 'cnv_b'] }, { moves: [move] })).toBe(false);
    expect(isUnexplained(refused, { moves: [{ ...move, ...elsewhere }] })).toBe(true);
    expect(isUnexplained(refused, { moves: [{ ...move, ...later }] })).toBe(true);
    expect(isUnexplained(refused, { optOuts: [here] })).toBe(true);
  },
);

test('a text to a contact who moved meanwhile may be refused for an opt-out at the new number', () => {
  const refused = {
    request: 'send',
    code: 'recipient-opted-out',
    conversationIds: ['cnv_a', 'cnv_b'],
  } as const;
  expect(isUnexplained(refused, { optOuts: [elsewhere] })).toBe(false);
});

test('only a scheduled text whose time has passed is refused for its time, unless a clock is wrong', () => {
  const refused = { request: 'send', code: 'schedule-in-past' } as const;
  expect(isUnexplained({ ...refused, dueAt: 1000 })).toBe(false);
  expect(isUnexplained({ ...refused, dueAt: 1001 })).toBe(true);
  expect(isUnexplained({ ...refused, dueAt: 1001 }, { isClockWrong: true })).toBe(false);
  expect(isUnexplained(refused, { isClockWrong: true })).toBe(true);
});

test('it is too late to cancel a text that was claimed before the answer, or that failed', () => {
  const refused = { request: 'cancel', code: 'too-late-to-cancel' } as const;
  const claimsOf = (messageId: string) => (messageId === 'one' ? [1000] : []);
  expect(isUnexplained(refused, { claimsOf })).toBe(false);
  expect(isUnexplained(refused, { claimsOf: () => [1001] })).toBe(true);
  expect(isUnexplained({ ...refused, messageId: 'two' }, { claimsOf })).toBe(true);
  expect(
    isUnexplained(refused, {}, [
      { ...text, messageId: 'two' },
      { ...text, state: 'failed' },
    ]),
  ).toBe(false);
  expect(isUnexplained({ ...refused, messageId: 'two' }, {}, [{ ...text, state: 'failed' }])).toBe(true);
});

test.each<[Partial<OutboundMessage>, boolean]>([
  [{ state: 'delivered' }, false],
  [{ state: 'unconfirmed' }, true],
  [{ state: 'failed', failure: 'opted-out' }, true],
  [{ state: 'failed', failure: 'text-refused' }, false],
  [{ state: 'failed', failure: 'not-verified-in-sandbox' }, false],
  [{ state: 'failed', failure: 'opted-out', autoReply: 'optOutConfirmation' }, false],
  [{ state: 'delivered', messageId: 'two' }, true],
])('a resend that is refused as useless, when the text is %o', (fields, expected) => {
  expect(isUnexplained({ request: 'resend', code: 'cannot-resend' }, {}, [{ ...text, ...fields }])).toBe(
    expected,
  );
});

test('a text was sent by another member when their resend of it is in the thread', () => {
  const refused = { request: 'resend', code: 'sent by another', resentAs: 'two' } as const;
  const resendOf = { conversationId: 'cnv_a', messageId: 'one', at: text.at, attempt: 2 };
  const resend = { ...text, messageId: 'two', resendOf };
  expect(isUnexplained(refused, {}, [text, resend])).toBe(false);
  expect(isUnexplained({ ...refused, resentAs: 'three' }, {}, [text, resend])).toBe(true);
  expect(isUnexplained({ ...refused, messageId: 'three' }, {}, [text, resend])).toBe(true);
  expect(isUnexplained(refused, {}, [text, { ...text, messageId: 'two' }])).toBe(true);
});

test('a contact is changed by another only when two members moved it', () => {
  const refused = { request: 'move', code: 'contact-changed' } as const;
  expect(isUnexplained(refused, { moves: [move] })).toBe(true);
  expect(isUnexplained(refused, { moves: [move, move] })).toBe(false);
  expect(isUnexplained(refused, { moves: [move, { ...move, contactId: 'con_bo' }] })).toBe(true);
  expect(isUnexplained(refused, { moves: [move, { ...move, ...later }] })).toBe(true);
});

test('forwarding to a phone that is opted out is refused', () => {
  expect(isUnexplained({ request: 'forward', code: 'cannot-forward' }, { calls: [optedOutCall] })).toBe(
    false,
  );
});

test('an unexplained refusal is a finding with its facts, and refusals are counted by request and code', () => {
  const refused: RefusedRequest = {
    request: 'send',
    code: 'try-again',
    answeredAt: 1000,
    conversationIds: [],
  };
  expect(unexplainedRefusals([refused, { ...refused, messageId: 'one' }], [], noCauses)).toEqual([
    { kind: 'unexplained', messageId: 'none', history: refused },
    { kind: 'unexplained', messageId: 'one', history: refused },
  ]);
  expect([...countRefusals([refused, { ...refused, request: 'list' }, refused])]).toEqual([
    ['send try-again', 2],
    ['list try-again', 1],
  ]);
});
