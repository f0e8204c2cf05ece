import { defaultPartsPerSecond } from '#shared/store/rateLimitStore.ts';
import type { Preflight, Wanted } from './preflight.ts';

/** Parts per second: what was asked for, else what holds for the number the company has, else what the carrier allows. */
export function rateLimitOf({ partsPerSecond }: Wanted, { company, number, rateLimit }: Preflight): number {
  const keepsNumber = number === undefined || company?.originationNumber === number.e164;
  const kept = keepsNumber ? rateLimit : undefined;
  return partsPerSecond ?? kept ?? number?.partsPerSecond ?? defaultPartsPerSecond;
}
