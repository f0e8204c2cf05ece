import { Search, X } from 'lucide-react';
import { useId, useRef, type ComponentProps, type ReactNode } from 'react';
import { isSearchCut, maxSearchLength } from '#shared/domain/searchedText.ts';
import { IconButton } from './ui/IconButton.tsx';
import { words } from './words.ts';

/**
 * Shows a search box with a button that clears it, and below it a sentence when only the beginning of the text is searched. `hint`
 * is shown in the box while it is empty.
 */
export function SearchInput({
  label,
  text,
  onText,
  hint,
  ...rest
}: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hint?: ReactNode;
} & ComponentProps<'input'>) {
  const box = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const isCut = isSearchCut(text);
  return (
    <>
      <div className="relative">
        <Search
          aria-hidden="true"
          size={17}
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3"
        />
        <input
          {...rest}
          ref={box}
          type="text"
          inputMode="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          placeholder={label}
          value={text}
          aria-describedby={noteId}
          onInput={(event) => onText(event.currentTarget.value)}
          className="h-10 w-full rounded-control border border-edge fade bg-paper pr-10 pl-9.5 text-composer outline-hidden focus:border-accent focus:ring-3 focus:ring-accent-wash coarse:h-11"
        />
        {text === '' && hint}
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
      <p id={noteId} className={isCut ? 'pt-1.5 text-meta text-ink-2' : ''}>
        {isCut && words.search.onlyFirst(maxSearchLength)}
      </p>
    </>
  );
}
