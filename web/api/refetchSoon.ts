import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

/** A burst of changes is answered by one request: more pages and texts than this saves would not read a count faster. */
const gatherMilliseconds = 1500;

const planned = new Set<string>();

/** Refetches a query shortly after a change that its cached answer cannot follow, once for a burst of changes. */
export function refetchSoon(cache: QueryClient, queryKey: QueryKey): void {
  const name = hashKey(queryKey);
  if (planned.has(name)) return;
  planned.add(name);
  setTimeout(() => {
    planned.delete(name);
    void cache.invalidateQueries({ queryKey, exact: true });
  }, gatherMilliseconds);
}
