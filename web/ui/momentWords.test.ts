import { expect, test } from 'vitest';
import { comingWords, dateAndTime, dayWords, momentWords } from './momentWords.ts';

const now = new Date('2026-11-24T20:00:00.000Z');
const zone = 'America/Chicago';

/** Intl may put a narrow space before AM and PM. */
const plain = (words: string) => words.replace(/\s/g, ' ');

test.each([
  ['today', '2026-11-24T16:40:00.000Z', '10:40 AM'],
  [
    'the evening before, though the day in London is the same',
    '2026-11-24T03:00:00.000Z',
    'Nov 23 at 9:00 PM',
  ],
  ['another year', '2025-11-20T16:40:00.000Z', 'Nov 20, 2025 at 10:40 AM'],
])('a moment within a sentence: %s', (_, at, words) => {
  expect(plain(momentWords(at, zone, now))).toBe(words);
});

test.each([
  ['within six days', '2026-11-25T14:00:00.000Z', 'Wed 8:00 AM'],
  ['later', '2026-12-08T14:00:00.000Z', 'Tue, Dec 8, 8:00 AM'],
])('a moment to come: %s', (_, at, words) => {
  expect(plain(comingWords(at, zone, now))).toBe(words);
});

test('a date is said with its year only when that is another', () => {
  expect(dayWords('2026-11-20T16:40:00.000Z', zone, now)).toBe('Nov 20');
  expect(plain(dateAndTime('2026-11-24T16:40:00.000Z', zone, now))).toBe('Nov 24 at 10:40 AM');
});
