import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Makes room for a newer answer to a query: waits for a first answer or a further page that is on its way, which a member waits
 * for, and drops any other request, because it was made earlier and would overwrite the newer answer.
 */
export async function settleQuery(cache: QueryClient, queryKey: QueryKey): Promise<void> {
  const query = cache.getQueryCache().find({ queryKey, exact: true });
  if (!query) return;
  await firstAnswerOrFurtherPage(query);
  await cache.cancelQueries({ queryKey, exact: true });
}

/** Resolves when no first answer and no further page is on its way. Ignores a failure, which its own caller handles. */
export async function firstAnswerOrFurtherPage(query: Query): Promise<void> {
  const { data, fetchStatus, fetchMeta } = query.state;
  if (fetchStatus !== 'fetching') return;
  if (data === undefined || fetchMeta?.fetchMore !== undefined) await query.promise?.catch(() => undefined);
}
