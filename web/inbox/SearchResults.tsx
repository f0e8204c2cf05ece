import type { FoundContact } from '#shared/api/routes.ts';
import { words } from '../words.ts';
import { keyOf } from './contactLine.ts';
import { ContactRow } from './ContactRow.tsx';
import type { Listing } from './Listing.ts';
import { SearchEnd } from './SearchEnd.tsx';
import type { useSearch } from './useSearch.ts';

/** Shows the hits below the search box, a button to load more, or what to do when nothing was found. */
export function SearchResults({
  typed,
  search,
  listing,
  listId,
  activeId,
  idOf,
  onChoose,
}: {
  readonly typed: string;
  readonly search: ReturnType<typeof useSearch>;
  readonly listing: Listing;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly idOf: (found: FoundContact) => string;
  readonly onChoose: (found: FoundContact, inNewTab: boolean) => void;
}) {
  const { found } = search;
  return (
    <>
      <ul id={listId} role="listbox" aria-label={words.list.search} className="pt-1">
        {found?.map((each) => (
          <ContactRow
            key={keyOf(each)}
            found={each}
            typed={typed}
            listing={listing}
            id={idOf(each)}
            active={idOf(each) === activeId}
            onChoose={(inNewTab) => onChoose(each, inNewTab)}
          />
        ))}
      </ul>
      <SearchEnd searched={typed} search={search} count={found?.length ?? 0} />
    </>
  );
}
