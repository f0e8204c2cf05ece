import { expect, test } from 'vitest';
import { momentAt, tomorrowMorning, wallTimeOf } from './localTime.ts';

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

test('tomorrow at 8:00 is the next day of the company, whatever the day is elsewhere', () => {
  expect(tomorrowMorning(new Date('2026-03-20T04:30:00Z'), chicago)).toBe('2026-03-20T08:00');
  expect(tomorrowMorning(new Date('2026-03-20T05:30:00Z'), chicago)).toBe('2026-03-21T08:00');
  expect(wallTimeOf(new Date('2026-03-20T05:30:00Z'), chicago)).toBe('2026-03-20T00:30');
});
