import { useEffect, useState } from 'react';

const maxTimer = 2 ** 31 - 1;

/** Returns true when a moment (milliseconds since 1970) has passed. It renders again when the moment comes. */
export function useHasPassed(moment: number): boolean {
  const [passed, setPassed] = useState(() => Date.now() >= moment);
  useEffect(() => {
    const left = moment - Date.now();
    setPassed(left <= 0);
    if (left <= 0 || !Number.isFinite(left)) return undefined;
    const timer = setTimeout(() => setPassed(left <= maxTimer), Math.min(left, maxTimer));
    return () => clearTimeout(timer);
  }, [moment]);
  return passed;
}
