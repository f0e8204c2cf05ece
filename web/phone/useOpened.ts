import { useEffect, useState } from 'react';

/** Returns the number in the address (`/phone#+15550102214`), which is the opened handset. */
export function useOpened(): string | undefined {
  const [opened, setOpened] = useState(numberInAddress);
  useEffect(() => {
    const look = () => setOpened(numberInAddress());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return opened;
}

/** The address with no handset, which on a phone is the list. */
export const listAddress = '#';

export function addressOf(number: string): string {
  return `#${encodeURIComponent(number)}`;
}

function numberInAddress(): string | undefined {
  const typed = location.hash.slice(1);
  try {
    return decodeURIComponent(typed) || undefined;
  } catch {
    return typed;
  }
}
