import { useEffect, useState } from 'react';

/** Returns the time, read again after every `every` milliseconds, so that ages printed from it stay true. */
export function useNow(every: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
