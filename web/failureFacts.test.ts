import { expect, test } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { outboundText } from '#testing/outboundText.ts';
import { failureFacts } from './failureFacts.ts';

const conversation = {
  number: '+15550102214',
  people: [{ contactId: 'con_ana', role: 'client' as const, name: 'Ana Moreno', former: false }],
};

/** Returns what a row says of a text that was to go out on Friday and ended on Tuesday. */
function factsOf(message: Partial<OutboundMessage>) {
  const whole = outboundText({
    at: '2026-11-27T15:00:00.000Z',
    state: 'failed',
    stateAt: '2026-11-24T10:00:00.000Z',
    ...message,
  });
  return failureFacts({ message: whole, conversation }, 'America/Chicago');
}

test('a scheduled text that was restored from a backup is as old as the restore, and its row says when it was to go out', () => {
  expect(factsOf({ state: 'unconfirmed', failure: 'restored' })).toEqual({
    at: '2026-11-24T10:00:00.000Z',
    why: 'Unconfirmed: the data were restored from a backup, so it may have arrived. Was to go out Fri 9:00 AM.',
    isUnsure: true,
  });
});

test('so is one that failed before its time, because the person opted out', () => {
  expect(factsOf({ failure: 'opted-out' })).toEqual({
    at: '2026-11-24T10:00:00.000Z',
    why: 'Not sent: Ana opted out. Was to go out Fri 9:00 AM.',
    isUnsure: false,
  });
});

test('a text that failed after it was sent is as old as its sending', () => {
  const stateAt = '2026-11-27T15:00:05.000Z';
  expect(factsOf({ state: 'unconfirmed', stateAt })).toEqual({
    at: '2026-11-27T15:00:00.000Z',
    why: 'Unconfirmed: the carrier did not answer, so it may have arrived.',
    isUnsure: true,
  });
});
