import type { Query, QueryClient } from '@tanstack/react-query';
import { client } from './client.ts';
import { foldMessage } from './foldMessage.ts';
import { queries } from './queries.ts';

/**
 * Refetches what is on the screen after a gap without events: the lists, the unread count, and the newest page of the open
 * thread. Other data is refetched when it is next shown.
 */
export async function catchUp(cache: QueryClient): Promise<void> {
  const known = cache.getQueryCache().findAll({ predicate: ({ queryKey }) => queryKey[0] !== 'whoAmI' });
  await Promise.all(known.map((query) => refetch(cache, query)));
}

async function refetch(cache: QueryClient, query: Query): Promise<void> {
  const isThread = query.queryKey[0] === 'messages';
  if (isThread && !query.isActive()) return cache.removeQueries({ queryKey: query.queryKey, exact: true });
  // Waits for a first answer or a further page that is on its way, instead of discarding it, and refetches afterwards.
  if (query.state.data === undefined || isReadingOn(query)) await query.promise?.catch(() => undefined);
  // Invalidating a thread would refetch all of its loaded pages.
  if (isThread && query.state.data !== undefined) return catchUpThread(cache, String(query.queryKey[1]));
  await cache.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

function isReadingOn({ state }: Query): boolean {
  return state.fetchStatus === 'fetching' && state.fetchMeta?.fetchMore !== undefined;
}

/** Fetches only the newest page. If it does not connect to the known messages, the thread restarts from it, so that no gap remains. */
async function catchUpThread(cache: QueryClient, conversationId: string): Promise<void> {
  const { queryKey } = queries.messages(conversationId);
  const newest = await client.listMessages({ conversationId }).catch(() => undefined);
  if (!newest) return cache.invalidateQueries({ queryKey, exact: true });
  cache.setQueryData(queryKey, (pages) => {
    if (!pages) return pages;
    const known = new Set(pages.pages.flatMap((page) => page.items.map((item) => item.messageId)));
    const reaches = newest.cursor === undefined || newest.items.some((item) => known.has(item.messageId));
    if (!reaches) return { pages: [newest], pageParams: [''] };
    return newest.items.toReversed().reduce((folded, message) => foldMessage(folded, message), pages);
  });
}
