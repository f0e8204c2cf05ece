import type { Company } from './network.ts';

/** Returns the time zone of the company with a number. Without a company it is the one of this browser. */
export function zoneOf(companies: readonly Company[], number: string | undefined): string {
  const company = companies.find((one) => one.number === number);
  return company?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
