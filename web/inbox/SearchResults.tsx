import type { FoundContact } from '#shared/api/routes.ts';
import { ShowMore } from '../frame/ShowMore.tsx';
import { words } from '../words.ts';
import { keyOf } from './contactLine.ts';
import { ContactRow } from './ContactRow.tsx';
import type { Listing } from './Listing.ts';
import { LoadFailed } from './LoadFailed.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';
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
  const { found, typeMore, settled, error, retry, hasMore, pages } = search;
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
      {error && <LoadFailed error={error} onRetry={retry} />}
      {!error && !found && <RowSkeletons count={4} />}
      {settled && !hasMore && found?.length === 0 && (
        <p className="px-3 py-2 wrap-anywhere text-ink-2">{words.search.none(typed.trim())}</p>
      )}
      {settled && hasMore && typeMore && <p className="px-3 py-2 text-ink-3">{words.search.more}</p>}
      {hasMore && (
        <ShowMore
          list={typed}
          pages={pages}
          className="mx-3 my-2"
          label={typeMore ? words.search.readOn : words.list.showMore}
        />
      )}
    </>
  );
}
