import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { words } from '../words.ts';
import { queries } from './queries.ts';
import { useNextPage } from './useNextPage.ts';

/**
 * Returns the failed and unconfirmed texts that were not dismissed, as far as they are loaded, and whether there are more. Loads
 * pages until the count is exact or more than 99.
 */
export function useFailed(enabled = true) {
  const query = useInfiniteQuery({ ...queries.failed(), enabled });
  const { data, hasNextPage: hasMore } = query;
  const listed = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  const count = listed?.length ?? 0;
  useNextPage(query, enabled && count < 100);
  return {
    /** Undefined until it is known whether there are any: all of a page may be dismissed while the next one is not loaded. */
    items: hasMore && count === 0 ? undefined : listed,
    /** Automated texts that were refused for missing consent. */
    refused: data?.pages[0]?.refused ?? [],
    moreRefused: data?.pages[0]?.moreRefused === true,
    count,
    hasMore,
    error: query.error,
    retry: () => void query.refetch(),
    pages: query,
  };
}

/** Returns "3", "99+", or "…" while the number is not known; empty for zero. */
export function failedWords({
  count,
  hasMore,
}: Pick<ReturnType<typeof useFailed>, 'count' | 'hasMore'>): string {
  return count === 0 && !hasMore ? '' : words.list.failedCount(count, hasMore);
}
