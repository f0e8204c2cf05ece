import { useEffect } from 'react';
import { words } from '../words.ts';

/** The tab's title and icon tell, too, that something waits to be read, or did not arrive. */
export function useTabBadge(unread: number, failed: string): void {
  useEffect(() => {
    document.title = words.title(unread, failed);
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = unread > 0 ? '/icon-unread.svg' : '/icon.svg';
  }, [unread, failed]);
}
