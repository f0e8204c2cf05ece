import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { words } from '../words.ts';
import { queries } from './queries.ts';

/** Returns the failed and unconfirmed texts that were not dismissed, as far as they are loaded, and whether there are more. */
export function useFailed(enabled = true) {
  const query = useInfiniteQuery({ ...queries.failed(), enabled });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return {
    items,
    /** Automated texts that were refused for missing consent. */
    refused: query.data?.pages[0]?.refused ?? [],
    count: items?.length ?? 0,
    hasMore: query.hasNextPage,
    error: query.error,
    retry: () => void query.refetch(),
    pages: query,
  };
}

/** Returns "3", or "50+" while more of them are not loaded; empty for zero. */
export function failedWords({
  count,
  hasMore,
}: Pick<ReturnType<typeof useFailed>, 'count' | 'hasMore'>): string {
  return count === 0 ? '' : words.list.failedCount(count, hasMore);
}
