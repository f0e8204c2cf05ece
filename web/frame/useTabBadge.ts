import { useEffect } from 'react';
import { words } from '../words.ts';

/** Shows in the tab's title and icon that something is unread or did not arrive. */
export function useTabBadge(unread: number, failed: string): void {
  useEffect(() => {
    document.title = words.title(unread, failed);
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = unread > 0 ? '/icon-unread.svg' : '/icon.svg';
  }, [unread, failed]);
}
