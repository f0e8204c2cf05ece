import type { ComponentProps } from 'react';
import { SearchInput } from './SearchInput.tsx';

/** Shows a box that searches the list below it. Escape or its button clears it. */
export function SearchField({
  text,
  onText,
  ...rest
}: Pick<ComponentProps<typeof SearchInput>, 'label' | 'clearLabel' | 'text' | 'onText' | 'note'>) {
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
