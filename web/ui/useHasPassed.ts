import { useEffect, useState } from 'react';
import { subscribeToAttention } from './attention.ts';

const lookMilliseconds = 30_000;

/** Returns true when a moment (milliseconds since 1970) has passed. It renders again when the moment comes. */
export function useHasPassed(moment: number): boolean {
  const [passed, setPassed] = useState(() => Date.now() >= moment);
  useEffect(() => {
    setPassed(Date.now() >= moment);
    return whenPassed(moment, () => setPassed(true));
  }, [moment]);
  return passed;
}

/**
 * Calls `notify` once when a moment that is still to come has passed. A timer does not count the time while the computer sleeps,
 * nor more than 24 days, so the clock is read every 30 seconds, and when a member returns to the page (`subscribe`). Returns a
 * function that stops it.
 */
export function whenPassed(
  moment: number,
  notify: () => void,
  subscribe: (look: () => void) => () => void = subscribeToAttention,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    const left = moment - Date.now();
    if (left > 0) {
      timer = setTimeout(look, Math.min(left, lookMilliseconds));
      return;
    }
    stop();
    notify();
  };
  const unsubscribe = isToCome(moment) ? subscribe(look) : () => {};
  const stop = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  if (isToCome(moment)) look();
  return stop;
}

function isToCome(moment: number): boolean {
  return Number.isFinite(moment) && moment > Date.now();
}
