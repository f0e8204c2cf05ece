import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

/** How long to collect changes, so that a burst causes one request. */
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
