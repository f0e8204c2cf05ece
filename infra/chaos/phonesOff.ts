import type { WireCall } from './carrierWire.ts';

/** A time in which a phone was off, or may have been, in milliseconds since 1970. */
export type TimeOff = { readonly number: string; readonly from: number; readonly to: number };

/** Returns the ids of texts that the carrier may have accepted while their phone was off. They may be on no handset. */
export function textsToPhonesOff(
  calls: readonly WireCall[],
  timesOff: readonly TimeOff[],
): ReadonlySet<string> {
  const missed = calls.filter(({ to, askedAt, endedAt }) =>
    timesOff.some((off) => off.number === to && askedAt <= off.to && off.from <= endedAt),
  );
  return new Set(missed.map(({ messageId }) => messageId));
}
