import { expect, test } from 'vitest';
import { age } from './age.ts';
import { startOf } from './useNow.ts';

test('the list and the board print the same age, although one was rendered later', () => {
  const received = '2026-11-24T16:00:10.000Z';
  const [inList, onBoard] = ['2026-11-24T16:03:00.000Z', '2026-11-24T16:03:19.999Z'].map((at) =>
    startOf(Date.parse(at), 20_000),
  );
  expect(onBoard).toEqual(inList);
  expect(age(received, onBoard ?? new Date(0), 'America/Chicago')).toBe('2 min');
});
