import { Search, X } from 'lucide-react';
import { useId, useRef, type ComponentProps, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';

/** Shows a search box with a button that clears it. `hint` is shown in it while it is empty, `note` below it. */
export function SearchInput({
  label,
  clearLabel,
  text,
  onText,
  note,
  hint,
  ...rest
}: {
  readonly label: string;
  readonly clearLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** A sentence about the text. */
  readonly note?: string | undefined;
  readonly hint?: ReactNode;
} & ComponentProps<'input'>) {
  const box = useRef<HTMLInputElement>(null);
  const noteId = useId();
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
    </>
  );
}
