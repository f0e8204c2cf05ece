import { describe, expect, test } from 'vitest';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { outboundText } from '#testing/outboundText.ts';
import { threadOrder } from './threadOrder.ts';

const ids = (messages: readonly Message[]) => messages.map(({ messageId }) => messageId).join(' ');

/** Prints "a b | c": what was said, then what goes out later. */
function picture(messages: readonly Message[], moreBefore = false): string {
  const { past, later } = threadOrder(messages, moreBefore);
  return `${ids(past)} | ${ids(later)}`;
}

describe('the end of a thread is the newest text that was said or sent', () => {
  test('scheduled texts are not part of it: they go out later, the next one first', () => {
    const messages = [
      text('b', '2026-11-24T09:00', 'delivered'),
      text('c', '2026-11-25T09:00', 'scheduled'),
      text('d', '2026-11-26T09:00', 'scheduled'),
    ];
    expect(picture(messages)).toBe('b | c d');
  });

  test('a cancelled scheduled text is placed at the time of its cancellation, not at its future time', () => {
    const messages = [
      text('a', '2026-11-24T09:00', 'delivered'),
      text('b', '2026-11-24T11:00', 'delivered'),
      text('c', '2026-12-24T09:00', 'cancelled', '2026-11-24T10:00'),
    ];
    expect(picture(messages)).toBe('a c b | ');
  });

  test('so does one that failed before its time, because the person opted out', () => {
    const messages = [
      text('a', '2026-11-24T09:00', 'delivered'),
      text('b', '2026-11-24T11:00', 'delivered'),
      text('c', '2026-12-24T09:00', 'failed', '2026-11-24T10:00'),
    ];
    expect(picture(messages)).toBe('a c b | ');
  });

  test('so does one that was restored from a backup, because it may have gone out earlier', () => {
    const messages = [
      text('a', '2026-11-24T09:00', 'delivered'),
      text('b', '2026-11-24T11:00', 'delivered'),
      text('c', '2026-12-24T09:00', 'unconfirmed', '2026-11-24T10:00'),
    ];
    expect(picture(messages)).toBe('a c b | ');
  });

  test('a text that failed after it was sent stays where it was sent', () => {
    const messages = [
      text('a', '2026-11-24T09:00', 'failed', '2026-11-24T12:00'),
      text('b', '2026-11-24T11:00', 'delivered'),
    ];
    expect(picture(messages)).toBe('a b | ');
  });

  test('one that was cancelled before the oldest loaded text waits until older texts are loaded', () => {
    const messages = [
      text('b', '2026-11-24T09:00', 'delivered'),
      text('c', '2026-12-24T09:00', 'cancelled', '2026-11-20T10:00'),
    ];
    expect(picture(messages, true)).toBe('b | ');
    expect(picture(messages, false)).toBe('c b | ');
  });
});

function text(messageId: string, time: string, state: OutboundMessage['state'], stateTime = time) {
  return outboundText({ messageId, at: `${time}:00.000Z`, state, stateAt: `${stateTime}:00.000Z` });
}
