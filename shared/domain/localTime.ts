const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Reads a wall clock time such as "2026-03-08T02:30" in a time zone. `skipped`: the clocks jump over it when daylight saving
 * time begins. A time that comes twice when it ends means the first one.
 */
export function momentAt(wallTime: string, timeZone: string): Date | 'skipped' | 'not a time' {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime) ? Date.parse(`${wallTime}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return 'not a time';
  // The offset changes at most once within two days.
  for (const day of [-dayMilliseconds, dayMilliseconds]) {
    const moment = new Date(asUtc - offsetAt(new Date(asUtc + day), timeZone));
    if (localClock(moment, timeZone).getTime() === asUtc) return moment;
  }
  return 'skipped';
}

/** Returns the wall clock time there to the minute, as a date field takes it: "2026-03-20T08:00". */
export function wallTimeOf(moment: Date, timeZone: string): string {
  return localClock(moment, timeZone).toISOString().slice(0, 16);
}

/** Returns 8:00 of the day after `now` there, as a wall clock time. */
export function tomorrowMorning(now: Date, timeZone: string): string {
  const today = localClock(now, timeZone);
  return `${new Date(today.getTime() + dayMilliseconds).toISOString().slice(0, 10)}T08:00`;
}

/** Returns the first moment of a day there, and that of the next day. */
export function dayBounds(
  day: string,
  now: Date,
  timeZone: string,
): { readonly from: Date; readonly until: Date } {
  const today = wallTimeOf(now, timeZone).slice(0, 10);
  const date = day === 'today' ? today : day === 'tomorrow' ? dayAfter(today) : day;
  return { from: startOf(date, timeZone), until: startOf(dayAfter(date), timeZone) };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10);
}

/**
 * Returns the first moment of a day. In some time zones the clocks jump over midnight once a year. A day that a time zone
 * skipped, as Samoa did when it crossed the date line, begins and ends with the next day.
 */
export function startOf(date: string, timeZone: string): Date {
  for (const day of [date, dayAfter(date)])
    for (const time of ['00:00', '00:30', '01:00']) {
      const moment = momentAt(`${day}T${time}`, timeZone);
      if (moment instanceof Date) return moment;
    }
  throw new Error(`${timeZone} has no first moment of ${date}`);
}

/** Returns how far the wall clock there is ahead of UTC at that moment, in milliseconds. */
export function offsetAt(moment: Date, timeZone: string): number {
  return localClock(moment, timeZone).getTime() - Math.floor(moment.getTime() / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the local wall-clock time, encoded as if it were UTC. */
export function localClock(moment: Date, timeZone: string): Date {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}
