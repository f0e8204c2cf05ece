import { expect, test } from 'vitest';
import { faultRows } from './faultRows.ts';

const rates = { slow: 0.3, throttle: 0.3, staleRead: 0.3 };
const names = ['slow', 'throttle', 'staleRead'] as const;

test('each occasion of a fault has the same outcome in every run, in whatever order the faults have their occasions', () => {
  const oneAfterTheOther = faultRows('7', rates, () => {});
  const inTurn = faultRows('7', rates, () => {});
  const expected = names.map((name) => Array.from({ length: 50 }, () => oneAfterTheOther.happens(name)));
  const found: boolean[][] = names.map(() => []);
  for (let occasion = 0; occasion < 50; occasion += 1)
    names.forEach((name, index) => found[index]?.push(inTurn.happens(name)));
  expect(found).toEqual(expected);
  expect(expected.flat()).toContain(true);
});

test('another seed has other outcomes, a paused fault never happens, and each that happens is counted', () => {
  const happened: string[] = [];
  const outcomes = (seed: string) => {
    const rows = faultRows(seed, rates, (name) => happened.push(name));
    return Array.from({ length: 50 }, () => rows.happens('slow'));
  };
  const first = outcomes('7');
  expect(happened).toHaveLength(first.filter(Boolean).length);
  expect(outcomes('8')).not.toEqual(first);
  const paused = faultRows('7', rates, () => {});
  paused.pause();
  expect(Array.from({ length: 50 }, () => paused.happens('slow'))).not.toContain(true);
});
