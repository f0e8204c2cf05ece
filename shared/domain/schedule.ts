import { refuse, type Refused } from './refusal.ts';

/** A text waits at most so long for its time: a year, and the day of a leap year. */
export const maxScheduleDays = 366;

/** Why a text cannot be put off until then. */
export function refusalOfTime(dueAt: Date, now: Date): Refused | undefined {
  if (dueAt < now) return refuse({ code: 'schedule-in-past', now: now.toISOString() });
  const days = (dueAt.getTime() - now.getTime()) / (24 * 60 * 60 * 1000);
  return days > maxScheduleDays ? refuse({ code: 'schedule-too-far', maxDays: maxScheduleDays }) : undefined;
}
