import { useEffect } from 'react';
import type { Address } from '../address.ts';
import { useSetAside } from '../api/writing.ts';
import { words } from '../words.ts';
import { useShownName } from './useShownName.ts';

/** Shows in the tab's title what is open, and in title and icon that something is unread or did not arrive. */
export function useTabBadge(unread: number, failed: string, address: Address): void {
  const setAside = useSetAside().length;
  const shown = useShownName(address);
  useEffect(() => {
    document.title = words.title(unread, setAside, failed, shown);
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = unread > 0 ? '/icon-unread.svg' : '/icon.svg';
  }, [unread, setAside, failed, shown]);
}
