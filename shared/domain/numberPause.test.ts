import { expect, test } from 'vitest';
import { afterOutcome, type CarrierOutcome, type Trouble } from './numberPause.ts';

const now = new Date('2026-03-20T15:00:00.000Z');
const lengths = { firstPauseSeconds: 60, maxPauseSeconds: 900 };

/** Returns for how many seconds each answer in a row pauses the number; 0 when it does not. */
function pausesAfter(...answers: readonly CarrierOutcome[]): readonly number[] {
  let trouble: Trouble | undefined;
  return answers.map((outcome) => {
    const next = afterOutcome(trouble, outcome, now, lengths);
    trouble = next.trouble;
    return next.pause ? (Date.parse(next.pause.until) - now.getTime()) / 1000 : 0;
  });
}

test('three unanswered texts in a row pause the number for a minute (P14)', () => {
  expect(pausesAfter('no-answer', 'no-answer', 'no-answer')).toEqual([0, 0, 60]);
});

test('five throttled or unconnected texts in a row pause the number', () => {
  expect(pausesAfter('too-fast', 'no-connection', 'too-fast', 'too-fast', 'no-connection')).toEqual([
    0, 0, 0, 0, 60,
  ]);
});

test.each(['spend-limit', 'account-not-allowed', 'credentials-rejected', 'number-not-active'] as const)(
  'one refusal because of the number itself (%s) pauses it immediately',
  (outcome) => {
    expect(pausesAfter(outcome)).toEqual([60]);
  },
);

test('a good answer in between resets the count', () => {
  expect(pausesAfter('no-answer', 'no-answer', 'good', 'no-answer', 'no-answer')).toEqual([0, 0, 0, 0, 0]);
});

test('after a pause one bad answer is enough, and each pause is twice as long, up to fifteen minutes', () => {
  expect(pausesAfter(...Array<CarrierOutcome>(7).fill('spend-limit'))).toEqual([
    60, 120, 240, 480, 900, 900, 900,
  ]);
  expect(pausesAfter('spend-limit', 'no-answer', 'too-fast')).toEqual([60, 120, 240]);
});

test('a good answer after pauses resets their length', () => {
  expect(pausesAfter('spend-limit', 'spend-limit', 'good', 'spend-limit')).toEqual([60, 120, 0, 60]);
});
