import { Search, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { IconButton } from './IconButton.tsx';

/** Shows a box that searches the list below it. Escape or its button clears it. */
export function SearchField({
  label,
  clearLabel,
  text,
  onText,
  note,
}: {
  readonly label: string;
  readonly clearLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** A sentence about the text, which is shown below the box. */
  readonly note?: string | undefined;
}) {
  const box = useRef<HTMLInputElement>(null);
  const noteId = useId();
  return (
    <div role="search">
      <div className="relative">
        <Search
          aria-hidden="true"
          size={17}
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3"
        />
        <input
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
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.stopPropagation();
            onText('');
          }}
          className="h-10 w-full rounded-control border border-edge fade bg-paper pr-10 pl-9.5 text-composer outline-hidden focus:border-accent focus:ring-3 focus:ring-accent-wash coarse:h-11"
        />
        {text !== '' && (
          <IconButton
            label={clearLabel}
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
    </div>
  );
}
