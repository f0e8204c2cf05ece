import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Calls `write` with newer answers to queries once none of them has a request on its way. It waits for first answers and further
 * pages, which a member waits for, and drops any other request, because it was made earlier and would overwrite the newer
 * answer. A request that starts meanwhile is treated in the same way, so that none is left when `write` runs.
 */
export async function settleQueries(
  cache: QueryClient,
  queryKeys: readonly QueryKey[],
  write: () => void,
): Promise<void> {
  const fetching = () =>
    queryKeys
      .flatMap((queryKey) => cache.getQueryCache().find({ queryKey, exact: true }) ?? [])
      .filter((query) => query.state.fetchStatus !== 'idle');
  for (let queries = fetching(); queries.length > 0; queries = fetching()) {
    await Promise.all(
      queries.map(async (query) => {
        await firstAnswerOrFurtherPage(query);
        await cache.cancelQueries({ queryKey: query.queryKey, exact: true });
      }),
    );
  }
  write();
}

/** Resolves when no first answer and no further page is on its way. Ignores a failure, which its own caller handles. */
export async function firstAnswerOrFurtherPage(query: Query): Promise<void> {
  const { data, fetchStatus, fetchMeta } = query.state;
  if (fetchStatus !== 'fetching') return;
  if (data === undefined || fetchMeta?.fetchMore !== undefined) await query.promise?.catch(() => undefined);
}
