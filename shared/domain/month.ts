import { localClock, startOf } from './localTime.ts';

/** Returns the month of a moment there, such as "2026-11". */
export function monthOf(moment: Date, timeZone: string): string {
  return localClock(moment, timeZone).toISOString().slice(0, 7);
}

/** Adds a number of months to a month; a negative number leads to an earlier one. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months)).toISOString().slice(0, 7);
}

/** Returns the first moment of a month there, and that of the next month. */
export function monthBounds(month: string, timeZone: string): { readonly from: Date; readonly until: Date } {
  return { from: startOf(`${month}-01`, timeZone), until: startOf(`${monthAfter(month, 1)}-01`, timeZone) };
}
