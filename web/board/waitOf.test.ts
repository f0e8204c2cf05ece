import { expect, test } from 'vitest';
import { waitOf } from './waitOf.ts';

const now = new Date('2026-11-26T18:39:00Z');
const tomorrow = '2026-11-27T15:00:00Z';
const nextWeek = '2026-12-03T15:00:00Z';

test.each([
  ['some minutes', '2026-11-26T18:00:00Z', undefined, '39 min', false],
  ['two hours', '2026-11-26T16:30:00Z', undefined, 'waits 2 h', true],
  ['since last evening', '2026-11-25T23:30:00Z', undefined, 'since Wed', true],
  ['some days', '2026-11-24T16:30:00Z', undefined, 'Tue', false],
  ['some days, inspected next week', '2026-11-24T16:30:00Z', nextWeek, 'Tue', false],
  ['some days, inspected tomorrow', '2026-11-24T16:30:00Z', tomorrow, 'since Tue', true],
])(
  'a person who has waited %s is shown as late only while it matters (P18)',
  (_, since, next, said, late) => {
    expect(waitOf(since, next, now, 'America/Chicago')).toEqual({ words: said, isLate: late });
  },
);
