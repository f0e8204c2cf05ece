import { useInfiniteQuery } from '@tanstack/react-query';
import { sumTexts } from '#shared/domain/sumTexts.ts';
import { client } from '../api/client.ts';
import { useNextPage } from '../api/useNextPage.ts';

/**
 * Counts the texts of a month, page by page until the last one. A conversation that two pages name counts as the later one says,
 * because a text that arrives meanwhile moves it.
 */
export function useTextCounts(month: string) {
  const counts = useInfiniteQuery({
    queryKey: ['textCounts', month] as const,
    queryFn: ({ pageParam, signal }) =>
      client.countTexts({ month, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    staleTime: 0,
  });
  useNextPage(counts, true);
  const { data, error, hasNextPage, fetchNextPage, refetch } = counts;
  const newest = new Map(
    data?.pages.flatMap(({ items }) =>
      items.map(({ conversationId, countries }) => [conversationId, countries]),
    ),
  );
  return {
    countries: sumTexts([...newest.values()].flat()),
    isCounting: !data || hasNextPage,
    failed: error !== null,
    retry: () => void (data ? fetchNextPage({ cancelRefetch: false }) : refetch()),
  };
}
