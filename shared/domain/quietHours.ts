import { localClock, offsetAt } from './localTime.ts';

/** The hour of the company's day from which automated texts may go out. */
export const usualFromHour = 8;

/** The hour from which automated texts wait until the next morning (P29). 24 turns the rule off, for tests that run at night. */
export const usualQuietFromHour = 21;

type Hours = {
  readonly timeZone: string;
  readonly automatedHours?: { readonly from: number; readonly until: number } | undefined;
};

/**
 * Returns when an automated text that is due at `moment` may go out, or undefined when it may go out immediately. Outside 8:00
 * to 21:00 in the company's time zone, or its narrower hours, it waits until they begin. Days with a daylight saving change are
 * an hour shorter or longer.
 */
export function heldUntil(
  moment: Date,
  { timeZone, automatedHours }: Hours,
  quietFromHour = usualQuietFromHour,
): Date | undefined {
  if (quietFromHour >= 24) return undefined;
  const firstHour = automatedHours?.from ?? usualFromHour;
  const endHour = Math.min(automatedHours?.until ?? quietFromHour, quietFromHour);
  const local = localClock(moment, timeZone);
  const hour = local.getUTCHours();
  if (hour >= firstHour && hour < endHour) return undefined;
  const day = local.getUTCDate() + (hour >= firstHour ? 1 : 0);
  const morning = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), day, firstHour);
  // Uses the offset of the morning itself, because the clocks may change during the night.
  const guess = morning - offsetAt(moment, timeZone);
  return new Date(morning - offsetAt(new Date(guess), timeZone));
}
