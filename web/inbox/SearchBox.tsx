import type { KeyboardEvent } from 'react';
import { KeyCap } from '../keyboard/KeyCap.tsx';
import { SearchInput } from '../SearchInput.tsx';
import { words } from '../words.ts';

/** Shows the one search box, a combobox over the list of found contacts. */
export function SearchBox({
  text,
  onText,
  listId,
  activeId,
  onMove,
  onEnter,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly onMove: (steps: 1 | -1) => void;
  readonly onEnter: (inNewTab: boolean) => void;
}) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onMove(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') onEnter(event.metaKey || event.ctrlKey);
    else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      onText('');
    }
  }

  return (
    <SearchInput
      label={words.list.search}
      text={text}
      onText={onText}
      hint={
        <KeyCap name="search" className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2" />
      }
      role="combobox"
      enterKeyHint="go"
      aria-expanded={text.trim() !== ''}
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={activeId}
      onKeyDown={onKeyDown}
    />
  );
}
