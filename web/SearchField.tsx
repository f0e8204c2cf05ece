import type { ComponentProps } from 'react';
import { SearchInput } from './SearchInput.tsx';

/** Shows a box that searches the list below it. Escape or its button clears it. */
export function SearchField({
  label,
  text,
  onText,
}: Pick<ComponentProps<typeof SearchInput>, 'label' | 'text' | 'onText'>) {
  return (
    <div role="search">
      <SearchInput
        label={label}
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
