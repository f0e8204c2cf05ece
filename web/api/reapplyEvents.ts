import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/api/liveEvent.ts';
import { foldEvent } from './foldEvent.ts';

/**
 * Keeps an answer from undoing an event that came while the answer was on its way: the events since the request are folded into
 * the answer again. `remember` every event before folding it.
 */
export function reapplyEvents(cache: QueryClient): {
  readonly remember: (event: LiveEvent) => void;
  readonly stop: () => void;
} {
  const asking = new Map<string, LiveEvent[]>();
  const stop = cache.getQueryCache().subscribe((change) => {
    if (change.type !== 'updated') return;
    const { queryHash } = change.query;
    const { action } = change;
    if (action.type === 'fetch') asking.set(queryHash, []);
    if (action.type === 'error') asking.delete(queryHash);
    if (action.type !== 'success' || action.manual) return;
    const missed = asking.get(queryHash) ?? [];
    asking.delete(queryHash);
    for (const event of missed) foldEvent(cache, event, new Date());
  });
  return {
    remember: (event) => {
      for (const events of asking.values()) events.push(event);
    },
    stop,
  };
}
