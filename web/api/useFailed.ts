import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { words } from '../words.ts';
import { queries } from './queries.ts';

/** What nobody has seen to: as far as it is read, and whether there is more of it. */
export function useFailed(enabled = true) {
  const query = useInfiniteQuery({ ...queries.failed(), enabled });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return {
    items,
    count: items?.length ?? 0,
    hasMore: query.hasNextPage,
    error: query.error,
    retry: () => void query.refetch(),
    reading: query.isFetchingNextPage,
    readOn: () => void query.fetchNextPage(),
  };
}

/** "3", or "50+" while more of them is not read; empty for none. */
export function failedWords({
  count,
  hasMore,
}: Pick<ReturnType<typeof useFailed>, 'count' | 'hasMore'>): string {
  return count === 0 ? '' : words.list.failedCount(count, hasMore);
}
