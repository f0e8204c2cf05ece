import { SearchInput } from './SearchInput.tsx';

/** Shows a box that searches the list below it. Escape or its button clears it. */
export function SearchField({
  text,
  onText,
  ...rest
}: {
  readonly label: string;
  readonly clearLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** A sentence about the text, which is shown below the box. */
  readonly note?: string | undefined;
}) {
  return (
    <div role="search">
      <SearchInput
        {...rest}
        text={text}
        onText={onText}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.stopPropagation();
          onText('');
        }}
      />
    </div>
  );
}
