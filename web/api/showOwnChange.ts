import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Shows what the member changed here, in an answer that the page knows. A request that is on its way may have been answered
 * before the change and would undo it on the screen, so it starts again.
 */
export function showOwnChange<Data>(
  cache: QueryClient,
  queryKey: QueryKey,
  change: (known: Data) => Data,
): void {
  cache.setQueryData<Data>(queryKey, (known) => known && change(known));
  if (cache.isFetching({ queryKey, exact: true }) > 0)
    void cache.invalidateQueries({ queryKey, exact: true, refetchType: 'all' });
}
