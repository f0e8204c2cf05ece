import { expect, test } from 'vitest';
import { failedWords } from './useFailed.ts';

test.each([
  ['', 0, false],
  ['3', 3, false],
  ['99', 99, false],
  ['99+', 100, true],
  ['99+', 120, false],
  ['…', 50, true],
  ['…', 0, true],
])('the number of texts that need a look is exact, “99+”, or left open: %j', (shown, count, hasMore) => {
  expect(failedWords({ count, hasMore })).toBe(shown);
});
