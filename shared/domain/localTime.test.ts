import { expect, test } from 'vitest';
import { dayBounds, momentAt, tomorrowMorning, wallTimeOf } from './localTime.ts';

const chicago = 'America/Chicago';

test.each([
  ['in winter', '2026-01-10T08:00', '2026-01-10T14:00:00.000Z'],
  ['in summer', '2026-07-10T08:00', '2026-07-10T13:00:00.000Z'],
  ['on the morning the clocks go forward', '2026-03-08T08:00', '2026-03-08T13:00:00.000Z'],
  ['a minute before the gap', '2026-03-08T01:59', '2026-03-08T07:59:00.000Z'],
  ['just after the gap', '2026-03-08T03:00', '2026-03-08T08:00:00.000Z'],
  ['for the first of two 1:30s when the clocks go back', '2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
])('a wall clock time is a moment %s', (_, wallTime, moment) => {
  expect(momentAt(wallTime, chicago)).toEqual(new Date(moment));
});

test.each(['2026-03-08T02:00', '2026-03-08T02:30', '2026-03-08T02:59'])(
  '%s does not exist in Chicago: the clocks jump over it',
  (wallTime) => {
    expect(momentAt(wallTime, chicago)).toBe('skipped');
    expect(momentAt(wallTime, 'America/Phoenix')).toBeInstanceOf(Date);
  },
);

test.each(['', 'tomorrow', '2026-13-01T08:00', '2026-03-08', '12026-03-08T08:00'])(
  '“%s” is no time',
  (typed) => {
    expect(momentAt(typed, chicago)).toBe('not a time');
  },
);

test('a day that a time zone skipped has no time, and begins and ends with the next day', () => {
  const now = new Date('2026-03-20T15:00:00Z');
  const nextDay = new Date('2011-12-30T10:00:00.000Z');
  expect(dayBounds('2011-12-30', now, 'Pacific/Apia')).toEqual({ from: nextDay, until: nextDay });
  expect(dayBounds('2011-12-29', now, 'Pacific/Apia').until).toEqual(nextDay);
  expect(dayBounds('2011-12-31', now, 'Pacific/Apia').from).toEqual(nextDay);
});

test('every day has bounds in every time zone, and never ends before it begins', () => {
  const now = new Date('2026-03-20T15:00:00Z');
  const zones = Intl.supportedValuesOf('timeZone');
  const days = ['2000-01-01', '2011-12-30', '2026-03-29', '2099-12-31'];
  for (const zone of zones)
    for (const day of days) {
      const { from, until } = dayBounds(day, now, zone);
      expect(from.getTime(), `${day} in ${zone}`).toBeLessThanOrEqual(until.getTime());
    }
});

test('tomorrow at 8:00 is the next day of the company, whatever the day is elsewhere', () => {
  expect(tomorrowMorning(new Date('2026-03-20T04:30:00Z'), chicago)).toBe('2026-03-20T08:00');
  expect(tomorrowMorning(new Date('2026-03-20T05:30:00Z'), chicago)).toBe('2026-03-21T08:00');
  expect(wallTimeOf(new Date('2026-03-20T05:30:00Z'), chicago)).toBe('2026-03-20T00:30');
});
