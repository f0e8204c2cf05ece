import type { RequestCounter } from '#shared/store/requestStore.ts';

/** How many requests a container counts before it tells the others, at the cost of one write unit. */
export const countedTogether = 20;
const windowSeconds = 60;
/** The callers that a container remembers. Forgetting them all loses at most 19 requests of each. */
const mostCallers = 10_000;

export type RequestLimiter = {
  /**
   * Counts a request of the caller. Returns how long to wait when the caller used up this minute; otherwise a promise that
   * resolves when the shared count is up to date. It never rejects, because counting must not fail a request.
   */
  readonly admit: (
    caller: string,
    perMinute: number,
  ) => { readonly retryAfterSeconds: number } | { readonly counted: Promise<void> };
};

/**
 * Limits the requests of each caller per minute, across containers. A container counts and adds to the shared count of
 * the minute with every 20th request of a caller, so a caller costs at most one write unit per 20 requests and no read. The answer
 * says whether the minute is used up. So each container that serves the caller may admit up to 19 requests before it adds to the
 * count, and up to 19 more before it learns that the others used up the minute. A container that was refused neither counts nor
 * writes until the next minute.
 */
export function requestLimiter(counter: RequestCounter, now: () => Date): RequestLimiter {
  const callers = new Map<string, { uncounted: number; usedUp: number | undefined }>();

  return {
    admit(caller, perMinute) {
      const seconds = now().getTime() / 1000;
      const minute = Math.floor(seconds / windowSeconds);
      if (callers.size > mostCallers) callers.clear();
      const known = callers.get(caller) ?? { uncounted: 0, usedUp: undefined };
      callers.set(caller, known);
      if (known.usedUp === minute) {
        return { retryAfterSeconds: Math.ceil((minute + 1) * windowSeconds - seconds) };
      }
      known.uncounted += 1;
      if (known.uncounted < countedTogether) return { counted: Promise.resolve() };
      known.uncounted -= countedTogether;
      const counted = counter.countRequests(caller, minute, countedTogether).then(
        (total) => {
          if (total >= perMinute) known.usedUp = minute;
        },
        () => undefined,
      );
      return { counted };
    },
  };
}
