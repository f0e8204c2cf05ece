import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sumTexts } from '#shared/domain/sumTexts.ts';
import { client } from '../api/client.ts';

/**
 * Counts the texts of a month, page by page until the last one. A conversation that two pages name counts as the later one says,
 * because a text that arrives meanwhile moves it.
 */
export function useTextCounts(month: string) {
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['textCounts', month] as const,
    queryFn: ({ pageParam, signal }) =>
      client.countTexts({ month, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    staleTime: 0,
  });
  const needsMore = hasNextPage && !isFetching && !error;
  useEffect(() => {
    if (needsMore) void fetchNextPage();
  }, [needsMore, fetchNextPage]);
  const newest = new Map(
    data?.pages.flatMap(({ items }) =>
      items.map(({ conversationId, countries }) => [conversationId, countries]),
    ),
  );
  return {
    countries: sumTexts([...newest.values()].flat()),
    isCounting: !data || hasNextPage,
    failed: error !== null,
    retry: () => void (data ? fetchNextPage() : refetch()),
  };
}
