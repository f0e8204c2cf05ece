import type { QueryClient } from '@tanstack/react-query';
import { queries } from './queries.ts';
import { refetchSoon } from './refetchSoon.ts';

/** Counts the waiting texts of a paused number again, shortly after an outbound message changed. */
export function recountWaiting(cache: QueryClient): void {
  const { queryKey } = queries.number();
  if (cache.getQueryData(queryKey)?.paused) refetchSoon(cache, queryKey);
}
