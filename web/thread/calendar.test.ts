import { describe, expect, test } from 'vitest';
import { dayHead, dayOf, endOfDay } from './calendar.ts';

const zone = 'America/New_York';

describe('the days of a thread', () => {
  test('a text late in the evening belongs to the day of the company, not of Greenwich', () => {
    expect(dayOf(Date.parse('2026-11-24T03:30:00Z'), zone)).toBe('2026-11-23');
  });

  test.each([
    ['an ordinary day', '2026-11-20T15:00:00Z', '2026-11-21T05:00:00Z'],
    ['the day of 25 hours', '2026-11-01T05:30:00Z', '2026-11-02T05:00:00Z'],
    ['the day of 23 hours', '2026-03-08T06:30:00Z', '2026-03-09T04:00:00Z'],
  ])('%s ends at midnight of the company', (_, moment, end) => {
    expect(new Date(endOfDay(Date.parse(moment), zone)).toISOString()).toBe(new Date(end).toISOString());
  });

  test.each([
    ['2026-11-24', 'Today'],
    ['2026-11-23', 'Yesterday'],
    ['2026-11-20', 'Friday, November 20'],
    ['2025-12-31', 'Wednesday, December 31, 2025'],
  ])('the head of %s says %s', (day, words) => {
    expect(dayHead(day, '2026-11-24')).toBe(words);
  });

  test('on New Year the last day of the old year is yesterday', () => {
    expect(dayHead('2026-12-31', '2027-01-01')).toBe('Yesterday');
  });
});
