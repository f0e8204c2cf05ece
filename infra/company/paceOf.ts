import { defaultPartsPerSecond } from '#shared/store/paceStore.ts';
import type { Findings, Wanted } from './findings.ts';

/** Parts per second: what was asked for, else what holds for the number the company has, else what the carrier allows. */
export function paceOf({ partsPerSecond }: Wanted, { company, number, pace }: Findings): number {
  const keepsNumber = number === undefined || company?.originationNumber === number.e164;
  const kept = keepsNumber ? pace : undefined;
  return partsPerSecond ?? kept ?? number?.partsPerSecond ?? defaultPartsPerSecond;
}
