import { words } from '../words.ts';

const hour = 60 * 60 * 1000;
const dayFormats = new Map<string, Intl.DateTimeFormat>();
const dayEnds = new Map<string, number>();
const head = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});
const headWithYear = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Returns the day on which a moment (milliseconds since 1970) falls in a time zone, as "2026-11-20". */
export function dayOf(moment: number, timeZone: string): string {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(moment);
}

/** Returns the first moment of the day after the one on which `moment` falls, for days of 23 and 25 hours too. */
export function endOfDay(moment: number, timeZone: string): number {
  const day = dayOf(moment, timeZone);
  const known = dayEnds.get(`${timeZone}/${day}`);
  if (known !== undefined) return known;
  let latestInside = moment;
  let outside = moment + 26 * hour;
  while (outside - latestInside > 1) {
    const middle = Math.floor((latestInside + outside) / 2);
    if (dayOf(middle, timeZone) === day) latestInside = middle;
    else outside = middle;
  }
  dayEnds.set(`${timeZone}/${day}`, outside);
  return outside;
}

/** Returns "Today", "Yesterday", "Friday, November 20", and the year when it is another one. Both days are given as "2026-11-20". */
export function dayHead(day: string, today: string): string {
  if (day === today) return words.thread.day.today;
  const noon = noonOf(day);
  if (noon === noonOf(today) - 24 * hour) return words.thread.day.yesterday;
  return (day.slice(0, 4) === today.slice(0, 4) ? head : headWithYear).format(noon);
}

function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
