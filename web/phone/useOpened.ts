import { useSyncExternalStore } from 'react';

/** Returns the number in the address (`/phone#+15550102214`), which is the opened handset. */
export function useOpened(): string | undefined {
  return useSyncExternalStore(subscribe, numberInAddress);
}

function subscribe(notify: () => void): () => void {
  addEventListener('hashchange', notify);
  return () => removeEventListener('hashchange', notify);
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
