const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export type OfficeClock = ReturnType<typeof officeClock>;

/** Computes times on the wall clock of a company's office, relative to now. */
export function officeClock(now: Date, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options });
  const wallClock = format({ dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  const printDate = format({ weekday: 'long', month: 'short', day: 'numeric' });
  const printDay = format({ weekday: 'long' });
  const printTime = format({ hour: 'numeric', minute: '2-digit' });

  /** Returns how far the zone's wall clock is ahead of UTC at that moment. */
  function aheadMs(moment: Date): number {
    const whole = Math.floor(moment.getTime() / 1000) * 1000;
    return Date.parse(`${wallClock.format(moment)} UTC`) - whole;
  }

  return {
    now,
    minutesAgo: (minutes: number): Date => new Date(now.getTime() - minutes * minuteMs),
    /** Returns a time of day in the office, this many days before today (negative: after). */
    daysAgo(days: number, hour: number, minute = 0): Date {
      // By the calendar, because a day has 23 or 25 hours when the clocks change.
      const today = Math.floor((now.getTime() + aheadMs(now)) / dayMs);
      const wall = (today - days) * dayMs + (hour * 60 + minute) * minuteMs;
      return new Date(wall - aheadMs(new Date(wall - aheadMs(now))));
    },
    isWeekend: (moment: Date): boolean => printDay.format(moment).startsWith('S'),
    date: (moment: Date): string => printDate.format(moment),
    day: (moment: Date): string => printDay.format(moment),
    time: (moment: Date): string => printTime.format(moment).replaceAll('\u202f', ' '),
  };
}
