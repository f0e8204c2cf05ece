import { defaultPartsPerSecond } from '#shared/store/rateLimitStore.ts';
import type { Preflight, Wanted } from './preflight.ts';

/**
 * Parts per second: the requested value, else that of the company's current number, else what the carrier
 * allows.
 */
export function rateLimitOf({ partsPerSecond }: Wanted, { company, number, rateLimit }: Preflight): number {
  const keepsNumber = number === undefined || company?.originationNumber === number.e164;
  const kept = keepsNumber ? rateLimit : undefined;
  return partsPerSecond ?? kept ?? number?.partsPerSecond ?? defaultPartsPerSecond;
}
