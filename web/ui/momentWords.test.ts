import { expect, test } from 'vitest';
import { comingWords, dateAndTime, dayBeside, dayWords, momentWords, startWords } from './momentWords.ts';

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

test('the year of a date is that of the company, not of London: the evening of December 31 belongs to the old year', () => {
  const newYearsEve = '2027-01-01T00:00:00.000Z';
  expect(dayWords(newYearsEve, zone, new Date('2027-03-09T18:00:00.000Z'))).toBe('Dec 31, 2026');
  expect(dayWords(newYearsEve, zone, new Date('2027-01-01T05:00:00.000Z'))).toBe('Dec 31');
});

test.each([
  ['at midday', '2026-11-24T20:00:00.000Z', '2026-11-25T15:00:00.000Z', 'tomorrow 9:00 AM'],
  ['later on the same day', '2026-11-24T14:00:00.000Z', '2026-11-24T19:00:00.000Z', 'today 1:00 PM'],
  ['before a day of 23 hours', '2026-03-08T05:30:00.000Z', '2026-03-08T14:00:00.000Z', 'tomorrow 9:00 AM'],
  [
    'two days ahead, over a day of 23 hours',
    '2026-03-08T05:30:00.000Z',
    '2026-03-09T14:00:00.000Z',
    'Mon 9:00 AM',
  ],
  ['after a day of 25 hours', '2026-11-01T05:30:00.000Z', '2026-11-02T15:00:00.000Z', 'tomorrow 9:00 AM'],
])('the start of an inspection: %s', (_, at, start, words) => {
  expect(plain(startWords(start, zone, new Date(at)))).toBe(words);
});

test('the day before and the day after are those of the calendar in the nights in which the clocks change', () => {
  const datesBeside = (at: string) =>
    ([-1, 1] as const).map((direction) =>
      dayWords(dayBeside(new Date(at), zone, direction).toISOString(), zone, new Date(at)),
    );
  expect(datesBeside('2026-03-08T05:30:00.000Z')).toEqual(['Mar 6', 'Mar 8']);
  expect(datesBeside('2026-03-09T05:30:00.000Z')).toEqual(['Mar 8', 'Mar 10']);
  expect(datesBeside('2026-11-01T05:30:00.000Z')).toEqual(['Oct 31', 'Nov 2']);
  expect(datesBeside('2026-11-02T05:30:00.000Z')).toEqual(['Oct 31', 'Nov 2']);
});
