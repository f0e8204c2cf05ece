/**
 * How far ahead of its time a text may arrive. AWS does not document its tolerance. This much lets a sender
 * at the right rate pass over a connection with varying delay.
 */
const forgivenMs = 250;

export type RateLimiter = { readonly take: (parts: number) => boolean };

/**
 * Returns a number's rate limiter in parts per second. `take` returns false for a text that comes too early.
 * A long text takes several slots.
 */
export function openRateLimiter(partsPerSecond: number | undefined): RateLimiter {
  let freeAt = 0;
  return {
    take(parts) {
      if (partsPerSecond === undefined) return true;
      const now = performance.now();
      if (now < freeAt - forgivenMs) return false;
      freeAt = Math.max(now, freeAt) + (parts / partsPerSecond) * 1000;
      return true;
    },
  };
}
