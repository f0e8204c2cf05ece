import { useInfiniteQuery, type InfiniteQueryObserverResult } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import { useRested } from '../ui/useRested.ts';
import { keyOf } from './contactLine.ts';

const pauseMilliseconds = 120;

/**
 * Searches for what is typed (`searchedText`) once the typing rests for a moment, and keeps the last answer while one continues the
 * other.
 */
export function useSearch(searched: string) {
  const asked = useRested(searched, pauseMilliseconds);
  const search = useInfiniteQuery({
    ...queries.search(asked),
    enabled: asked !== '',
    placeholderData: (data, query) => (query && continues(asked, query.queryKey[1]) ? data : undefined),
  });
  const answers = searched !== '' && asked !== '' ? search.data : undefined;
  return {
    /** Each row once, because people who share a number may match on two pages. */
    found: answers && [
      ...new Map(answers.pages.flatMap((page) => page.items).map((item) => [keyOf(item), item])).values(),
    ],
    typeMore: answers?.pages.at(-1)?.typeMore ?? false,
    /** True when the answer belongs to exactly what is searched now, and is not an earlier one that is being asked for again. */
    settled: asked === searched && isSettled(search),
    error: search.error,
    retry: () => void search.refetch(),
    hasMore: search.hasNextPage && !search.isPlaceholderData,
    pages: search,
  };
}

type QueryState = Pick<
  InfiniteQueryObserverResult,
  'data' | 'isPlaceholderData' | 'isRefetching' | 'isRefetchError'
>;

/**
 * Returns true when an answer is as new as the page can get it. Until then, or when asking again failed, a hit may lead to the
 * number that a person had before.
 */
export function isSettled({ data, isPlaceholderData, isRefetching, isRefetchError }: QueryState): boolean {
  return data !== undefined && !isPlaceholderData && !isRefetching && !isRefetchError;
}

/** Returns true when one is the beginning of the other, so that the hits of one are near those of the other. */
function continues(asked: string, before: string): boolean {
  return asked.startsWith(before) || before.startsWith(asked);
}
