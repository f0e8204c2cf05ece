import { formatOf } from './formatOf.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Says how long ago it was, in the fewest letters: "now", "8 min", "2 h", "Fri", "Nov 3", "Nov 3, 2025". Days are those of the
 * company's zone.
 */
export function age(at: string, now: Date, timeZone: string): string {
  const then = new Date(at);
  const passed = now.getTime() - then.getTime();
  if (passed < minute) return 'now';
  if (passed < hour) return `${Math.floor(passed / minute)} min`;
  if (passed < 12 * hour || isSame('day', then, now, timeZone)) return `${Math.floor(passed / hour)} h`;
  if (passed < 6 * day) return formatOf(timeZone, { weekday: 'short' }).format(then);
  return isSame('year', then, now, timeZone)
    ? formatOf(timeZone, { month: 'short', day: 'numeric' }).format(then)
    : formatOf(timeZone, { month: 'short', day: 'numeric', year: 'numeric' }).format(then);
}

function isSame(what: 'day' | 'year', one: Date, other: Date, timeZone: string): boolean {
  const format = formatOf(
    timeZone,
    what === 'year' ? { year: 'numeric' } : { year: 'numeric', month: 'numeric', day: 'numeric' },
  );
  return format.format(one) === format.format(other);
}
