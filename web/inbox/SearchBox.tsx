import { Search, X } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import { KeyCap } from '../keyboard/KeyCap.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { searchNote } from '../searchNote.ts';
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
  const box = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const note = searchNote(text);

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
    <>
      <div className="relative">
        <Search
          aria-hidden="true"
          size={17}
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3"
        />
        <input
          ref={box}
          type="text"
          role="combobox"
          inputMode="search"
          enterKeyHint="go"
          autoComplete="off"
          spellCheck={false}
          aria-label={words.list.search}
          aria-expanded={text.trim() !== ''}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          placeholder={words.list.search}
          value={text}
          aria-describedby={noteId}
          onInput={(event) => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          className="h-10 w-full rounded-control border border-edge fade bg-paper pr-10 pl-9.5 text-composer outline-hidden focus:border-accent focus:ring-3 focus:ring-accent-wash coarse:h-11"
        />
        {text === '' && (
          <KeyCap name="search" className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2" />
        )}
        {text !== '' && (
          <IconButton
            label={words.list.clearSearch}
            className="absolute top-1/2 right-0.5 -translate-y-1/2"
            onClick={() => {
              onText('');
              box.current?.focus();
            }}
          >
            <X aria-hidden="true" size={17} />
          </IconButton>
        )}
      </div>
      <p id={noteId} className={note ? 'pt-1.5 text-meta text-ink-2' : ''}>
        {note}
      </p>
    </>
  );
}
