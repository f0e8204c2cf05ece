import { expect, test } from 'vitest';
import { caughtUp, changedBy } from './changedBy.ts';
import type { HandsetText, ListedHandset, NetworkEvent } from './network.ts';

const ana = '+15550102214';

test('a text that arrives while the handsets are requested is shown and counts, and one that the answer has counts once', () => {
  const missed = [arrival('b'), arrival('c')];
  for (const [newest, messageCount] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
  ] as const) {
    const shown = caughtUp([handset(newest, messageCount)], missed).get(ana);
    expect([shown?.messageCount, shown?.lastMessage?.text]).toEqual(newest === 'd' ? [4, 'd'] : [3, 'c']);
  }
});

test('of two texts in the same millisecond, the one that the answer has counts once', () => {
  const missed = [arrival('b', '00'), arrival('c', '00')];
  expect(caughtUp([handset('c', 3, '00')], missed).get(ana)).toMatchObject({ messageCount: 3 });
  expect(caughtUp([handset('b', 2, '00')], missed).get(ana)).toMatchObject({ messageCount: 3 });
});

test('the first text to a number while the handsets are requested lists its handset', () => {
  expect(caughtUp([], [arrival('a')]).get(ana)).toMatchObject({
    messageCount: 1,
    lastMessage: { text: 'a' },
  });
});

test('a text whose event comes after the answer that has it counts once', () => {
  const listed = caughtUp([handset('a', 1)], []);
  expect(changedBy(listed, arrival('a')).get(ana)?.messageCount).toBe(1);
  expect(changedBy(listed, arrival('b')).get(ana)?.messageCount).toBe(2);
});

test('a handset that is switched off while the handsets are requested is shown as off', () => {
  const { messageCount: _, lastMessage: __, lastPast: ___, ...settings } = handset('a', 1);
  const missed: NetworkEvent[] = [{ event: 'handset', handset: { ...settings, off: true } }];
  expect(caughtUp([handset('a', 1)], missed).get(ana)).toMatchObject({ off: true, messageCount: 1 });
});

function arrival(text: string, second?: string): NetworkEvent {
  return { event: 'text', handset: ana, message: textOf(text, second) };
}

function handset(newest: string, messageCount: number, second?: string): ListedHandset {
  const lastMessage = textOf(newest, second);
  const none = { name: null, off: false, landline: false, blockedAsSpam: false, lastPast: null };
  return { ...none, number: ana, messageCount, lastMessage };
}

/** Builds a text that arrived at a second of its own, in alphabetical order, or in `second`. */
function textOf(text: string, second = String(10 + 'abcd'.indexOf(text))): HandsetText {
  const at = `2026-11-24T15:00:${second}.000Z`;
  return { carrierMessageId: text, from: '+15550100000', to: ana, text, at, direction: 'in' };
}
