import { expect, test } from 'vitest';
import { concurrencyWarning } from './concurrency.ts';

test('a new account is told in one sentence that it runs too few functions at once for the page', () => {
  expect(concurrencyWarning(10, 'us-east-1')).toMatch(/at most 10 functions at once .* Ask AWS for 1,000/);
  expect(concurrencyWarning(99, 'us-east-1')).toBeDefined();
});

test('an account with the usual quota is told nothing', () => {
  expect(concurrencyWarning(1000, 'us-east-1')).toBeUndefined();
});
