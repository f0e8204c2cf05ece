import { formatOf } from './formatOf.ts';

/** Returns "Friday, November 20, 2026 at 4:31 PM" in the given zone. */
export function exactTime(at: string, timeZone: string): string {
  return formatOf(timeZone, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}

/** Returns "4:31 PM" in the given zone. */
export function clockTime(at: string, timeZone: string): string {
  return formatOf(timeZone, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}
