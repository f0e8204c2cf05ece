import { clockTime } from './exactTime.ts';
import { formatOf } from './formatOf.ts';

const day = { month: 'short', day: 'numeric' } as const;
const time = { hour: 'numeric', minute: '2-digit' } as const;

/**
 * Returns a moment for use in a sentence: "4:40 PM" on the day that is `now`, "Nov 20 at 4:40 PM" in its year, else "Nov 20,
 * 2025 at 4:40 PM". Under a day's head `now` is a moment of that day.
 */
export function momentWords(at: string, timeZone: string, now = new Date()): string {
  const then = new Date(at);
  const full = formatOf(timeZone, { ...day, year: 'numeric' });
  if (full.format(then) === full.format(now)) return clockTime(at, timeZone);
  return dateAndTime(at, timeZone, now);
}

/** Returns "Nov 20 at 4:40 PM", today too. */
export function dateAndTime(at: string, timeZone: string, now = new Date()): string {
  return `${dayWords(at, timeZone, now)} at ${clockTime(at, timeZone)}`;
}

/** Returns "Nov 20", with the year when it is another. */
export function dayWords(at: string, timeZone: string, now = new Date()): string {
  const year = formatOf(timeZone, { year: 'numeric' });
  const then = new Date(at);
  const other = year.format(then) !== year.format(now);
  return formatOf(timeZone, { ...day, ...(other && { year: 'numeric' }) }).format(then);
}

/** Returns a moment to come: "Tue 8:00 AM" within six days, "Tue, Dec 8, 8:00 AM" later. */
export function comingWords(at: string, timeZone: string, now = new Date()): string {
  const then = new Date(at);
  const soon = then.getTime() - now.getTime() < 6 * 24 * 60 * 60 * 1000;
  return formatOf(timeZone, { weekday: 'short', ...(!soon && day), ...time }).format(then);
}

/** Returns the start of an inspection: "today 9:00 AM", "tomorrow 9:00 AM", else as `comingWords`. */
export function startWords(at: string, timeZone: string, now: Date): string {
  const dayOf = formatOf(timeZone, { ...day, year: 'numeric' });
  const startDay = dayOf.format(new Date(at));
  const near = [now, new Date(now.getTime() + 24 * 60 * 60 * 1000)].findIndex(
    (moment) => dayOf.format(moment) === startDay,
  );
  return near === -1
    ? comingWords(at, timeZone, now)
    : `${['today', 'tomorrow'][near]} ${clockTime(at, timeZone)}`;
}
