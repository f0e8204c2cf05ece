import { useLocation } from 'wouter';
import { useNextUnread } from '../api/useNextUnread.ts';
import { focusOnceShown } from '../ui/focusOnceShown.ts';
import { isLeavingWarned } from '../ui/useLeavingWarning.ts';
import { anySearch, conversationSearch, leaveSearch } from './searchFields.ts';
import { useShortcut } from './useShortcut.ts';

/**
 * Handles the keys that search and that open the next unread conversation, on every page. A page without a search field of its
 * own has the one of the conversations. No key leaves a page on which an import runs or a form was changed.
 */
export function PageKeys({
  openId,
  mayRead,
}: {
  /** The id of the open conversation. */
  readonly openId: string | undefined;
  readonly mayRead: boolean;
}) {
  const [, navigate] = useLocation();
  const next = useNextUnread(openId, mayRead);

  function search(fields: string) {
    if (focusFirst(fields) || isLeavingWarned()) return;
    navigate('/conversations');
    focusOnceShown(() => focusFirst(conversationSearch));
  }

  function openNext() {
    if (!next || isLeavingWarned()) return;
    leaveSearch();
    next.open();
  }

  useShortcut('search', () => search(anySearch));
  useShortcut('searchAnywhere', () => search(conversationSearch));
  useShortcut('nextUnread', openNext);
  return null;
}

/** Focuses the first of these fields that is visible, with its text selected. Returns false when none is. */
function focusFirst(fields: string): boolean {
  const field = [...document.querySelectorAll<HTMLInputElement>(fields)].find((one) => one.checkVisibility());
  field?.select();
  field?.focus();
  return field !== undefined;
}
