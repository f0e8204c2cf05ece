import { clockTime } from './exactTime.ts';
import { formatOf } from './formatOf.ts';

const day = { month: 'short', day: 'numeric' } as const;
const time = { hour: 'numeric', minute: '2-digit' } as const;
const sixHours = 6 * 60 * 60 * 1000;

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

/** Returns when something starts: "today 9:00 AM", "tomorrow 9:00 AM", else as `comingWords`. */
export function startWords(at: string, timeZone: string, now: Date): string {
  const dayOf = formatOf(timeZone, { ...day, year: 'numeric' });
  const [startDay, today] = [dayOf.format(new Date(at)), dayOf.format(now)];
  if (startDay === today) return `today ${clockTime(at, timeZone)}`;
  return startDay === dayOf.format(dayBeside(now, timeZone, 1))
    ? `tomorrow ${clockTime(at, timeZone)}`
    : comingWords(at, timeZone, now);
}

/** Returns a moment of the day after (1) or before (-1). It goes in steps, because a day has 23 or 25 hours when the clocks change. */
export function dayBeside(now: Date, timeZone: string, direction: 1 | -1): Date {
  const dayOf = formatOf(timeZone, { ...day, year: 'numeric' });
  let moment = now.getTime();
  while (dayOf.format(moment) === dayOf.format(now)) moment += direction * sixHours;
  return new Date(moment);
}
