import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { whenPassed } from './useHasPassed.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Waits for a moment on a page to which a member can return. */
function waitFor(moment: number) {
  const page = { passed: 0, returns: new Set<() => void>() };
  const stop = whenPassed(
    moment,
    () => (page.passed += 1),
    (look) => {
      page.returns.add(look);
      return () => page.returns.delete(look);
    },
  );
  return Object.assign(page, { stop });
}
/** The clock goes on while the computer sleeps, and its timers do not. */
const sleep = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

describe('a moment that is to come', () => {
  test('is noticed when it comes, once, also one that is more than 24 days away', () => {
    const [near, far] = [waitFor(Date.now() + 2 * minute + 1), waitFor(Date.now() + 26 * day)];
    vi.advanceTimersByTime(2 * minute);
    expect([near.passed, far.passed]).toEqual([0, 0]);
    vi.advanceTimersByTime(1);
    expect([near.passed, far.passed]).toEqual([1, 0]);
    vi.advanceTimersByTime(26 * day);
    expect([near, far].map(({ passed, returns }) => [passed, returns.size])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test('that came while the computer slept is noticed when the member returns, and else within 30 seconds', () => {
    const [seen, unseen] = [waitFor(Date.now() + 8 * 60 * minute), waitFor(Date.now() + 8 * 60 * minute)];
    sleep(9 * 60 * minute);
    for (const look of seen.returns) look();
    expect([seen.passed, unseen.passed]).toEqual([1, 0]);
    vi.advanceTimersByTime(minute / 2);
    expect([seen.passed, unseen.passed]).toEqual([1, 1]);
  });

  test('is not waited for any more once it is of no interest, and neither is one without end or in the past', () => {
    const stopped = waitFor(Date.now() + minute);
    stopped.stop();
    const others = [Infinity, Date.now()].map(waitFor);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(day);
    expect([stopped, ...others].map(({ passed, returns }) => passed + returns.size)).toEqual([0, 0, 0]);
  });
});
