import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AutomatedHours } from './automatedHours.ts';
import { heldUntil } from './quietHours.ts';

const chicago = 'America/Chicago';

test.each([
  ['3:30 AM', '2026-03-20T08:30:00.000Z', '2026-03-20T13:00:00.000Z'],
  ['7:59:59 AM', '2026-03-20T12:59:59.999Z', '2026-03-20T13:00:00.000Z'],
  ['8:00 AM', '2026-03-20T13:00:00.000Z', undefined],
  ['8:59 PM', '2026-03-21T01:59:59.999Z', undefined],
  ['9:00 PM', '2026-03-21T02:00:00.000Z', '2026-03-21T13:00:00.000Z'],
  ['11 PM at the end of the year', '2027-01-01T05:00:00.000Z', '2027-01-01T14:00:00.000Z'],
  ['10 PM before the clocks go forward', '2026-03-08T04:00:00.000Z', '2026-03-08T13:00:00.000Z'],
  ['1:30 AM as the clocks go forward', '2026-03-08T07:30:00.000Z', '2026-03-08T13:00:00.000Z'],
  ['10 PM before the clocks go back', '2026-11-01T03:00:00.000Z', '2026-11-01T14:00:00.000Z'],
  ['1:30 AM, the first of two', '2026-11-01T06:30:00.000Z', '2026-11-01T14:00:00.000Z'],
])('an automated text of %s company time waits until 8:00, or not at all (P29)', (_, moment, until) => {
  expect(heldUntil(new Date(moment), { timeZone: chicago })?.toISOString()).toBe(until);
});

test('at any time and in any zone, an automated text goes out between 8:00 and 21:00 and waits at most twelve hours', () => {
  const zone = fc.constantFrom(
    chicago,
    'America/New_York',
    'America/Phoenix',
    'Pacific/Honolulu',
    'Asia/Kolkata',
    'UTC',
  );
  const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, zone, (at, timeZone) => {
      const clock = (time: Date) =>
        new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(time);
      const until = heldUntil(at, { timeZone });
      const isDay = clock(at) >= '08:00:00' && clock(at) < '21:00:00';
      expect(until === undefined).toBe(isDay);
      if (!until) return;
      expect(clock(until)).toBe('08:00:00');
      expect(until.getTime()).toBeGreaterThan(at.getTime());
      expect(until.getTime() - at.getTime()).toBeLessThanOrEqual(12 * 3_600_000);
    }),
  );
});

test.each([
  ['9:59 AM', '2026-03-20T14:59:59.999Z', '2026-03-20T15:00:00.000Z'],
  ['10:00 AM', '2026-03-20T15:00:00.000Z', undefined],
  ['4:59 PM', '2026-03-20T21:59:59.999Z', undefined],
  ['5:00 PM', '2026-03-20T22:00:00.000Z', '2026-03-21T15:00:00.000Z'],
])(
  'with narrower hours of 10 to 17, a text of %s waits until they begin, or not at all',
  (_, moment, until) => {
    const company = { timeZone: chicago, automatedHours: { from: 10, until: 17 } };
    expect(heldUntil(new Date(moment), company)?.toISOString()).toBe(until);
  },
);

test.each([
  ['earlier than 8', { from: 7, until: 17 }],
  ['later than 21', { from: 8, until: 22 }],
  ['empty', { from: 12, until: 12 }],
])('hours that are %s are refused with a sentence', (_, hours) => {
  expect(AutomatedHours.safeParse(hours).error?.issues[0]?.message).toMatch(/^(can be|must begin)/);
});
