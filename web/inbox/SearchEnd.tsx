import { ShowMore } from '../frame/ShowMore.tsx';
import { searchWords } from '../searchWords.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';
import type { useSearch } from './useSearch.ts';

/**
 * Shows below `count` hits what is left to say about a search: that it is loading or failed, that nothing was found anywhere, or
 * a button to load more.
 */
export function SearchEnd({
  searched,
  search: { found, typeMore, settled, error, retry, hasMore, pages },
  count,
}: {
  readonly searched: string;
  readonly search: ReturnType<typeof useSearch>;
  readonly count: number;
}) {
  return (
    <>
      {error && <LoadFailed error={error} onRetry={retry} />}
      {!error && !found && <RowSkeletons count={4} />}
      {settled && !hasMore && count === 0 && (
        <p className="px-3 py-2 wrap-anywhere text-ink-2">{searchWords.none(searched)}</p>
      )}
      {settled && hasMore && typeMore && <p className="px-3 py-2 text-ink-3">{searchWords.more}</p>}
      {hasMore && (
        <ShowMore
          list={searched}
          pages={pages}
          className="mx-3 my-2"
          label={typeMore ? searchWords.readOn : undefined}
        />
      )}
    </>
  );
}
