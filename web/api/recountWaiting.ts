import type { QueryClient } from '@tanstack/react-query';
import { queries } from './queries.ts';

/** A burst of changes is counted once: more pages and texts than this saves would not read the number faster. */
const gatherMilliseconds = 1500;

let planned: ReturnType<typeof setTimeout> | undefined;

/** Counts the waiting texts of a paused number again, shortly after an outbound message changed. */
export function recountWaiting(cache: QueryClient): void {
  const { queryKey } = queries.number();
  if (planned !== undefined || !cache.getQueryData(queryKey)?.paused) return;
  planned = setTimeout(() => {
    planned = undefined;
    void cache.invalidateQueries({ queryKey, exact: true });
  }, gatherMilliseconds);
}
