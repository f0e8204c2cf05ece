import { useEffect, useState } from 'react';

/**
 * Returns the time, read again after every `every` milliseconds, so that ages printed from it stay true. Parts of the page that
 * read it equally often get the same time, so that the list and the board print the same age of a text.
 */
export function useNow(every: number): Date {
  const [now, setNow] = useState(() => startOf(Date.now(), every));
  useEffect(() => {
    const timer = setTimeout(() => setNow(startOf(Date.now(), every)), every - (Date.now() % every));
    return () => clearTimeout(timer);
  }, [every, now]);
  return now;
}

/** Returns when the span of `every` milliseconds began that holds the time. */
export function startOf(time: number, every: number): Date {
  return new Date(time - (time % every));
}
