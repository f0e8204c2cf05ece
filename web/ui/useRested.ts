import { useEffect, useState } from 'react';

/** Returns the value once it has not changed for `milliseconds`; an empty value immediately. */
export function useRested(value: string, milliseconds: number): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const rest = setTimeout(() => setRested(value), value === '' ? 0 : milliseconds);
    return () => clearTimeout(rest);
  }, [value, milliseconds]);
  return rested;
}
