import { useEffect, useState } from 'react';
import { dayOf } from './calendar.ts';

/** Returns the present day in a time zone, as "2026-11-24"; it changes at midnight there. */
export function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => dayOf(Date.now(), timeZone));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(Date.now(), timeZone)), 30_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}
