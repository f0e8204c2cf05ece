/**
 * How far ahead of its time a text may come. What AWS forgives is not documented; this much lets a sender that keeps the
 * right pace, over a connection that is now quick and now slow, pass.
 */
const forgivenMs = 250;

export type RateLimit = { readonly take: (parts: number) => boolean };

/** A number's parts per second: `take` is false for a text that comes too early. A long text takes several slots. */
export function rateLimitOf(partsPerSecond: number | undefined): RateLimit {
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
