import { hashKey, type Query, type QueryClient } from '@tanstack/react-query';
import { conversationInAddress } from './inbox.ts';
import { queries } from './queries.ts';
import { firstAnswerOrFurtherPage } from './settleQueries.ts';

/** The queries that the answer of `inboxQuery` fills, beside those of the open conversation. */
const inInbox: ReadonlySet<unknown> = new Set([
  'whoAmI',
  'recent',
  'unread',
  'failed',
  'number',
  'nextInspections',
]);

/**
 * Refetches what is on the screen after a gap without events: one request for the lists, the unread count and the
 * newest page of the open thread. Other data is refetched when it is next shown.
 */
export async function catchUp(cache: QueryClient, open = conversationInAddress()): Promise<void> {
  const others = cache.getQueryCache().findAll({ predicate: ({ queryKey }) => !isAnswered(queryKey, open) });
  await Promise.all([
    cache.invalidateQueries({ queryKey: queries.whoAmI().queryKey, exact: true }),
    ...others.map((query) => refetch(cache, query)),
  ]);
}

function isAnswered([name, id]: readonly unknown[], open: string | undefined): boolean {
  if (name === 'conversation' || name === 'messages') return open !== undefined && id === open;
  // The answer has the list of all people, and not those of one role.
  return inInbox.has(name) || hashKey([name, id]) === hashKey(queries.contacts().queryKey);
}

async function refetch(cache: QueryClient, query: Query): Promise<void> {
  const { queryKey } = query;
  if (queryKey[0] === 'messages') return cache.removeQueries({ queryKey, exact: true });
  await firstAnswerOrFurtherPage(query);
  if (isFreshByAge(query)) return;
  await cache.invalidateQueries({ queryKey, exact: true });
}

/**
 * Returns true for a query that an age limit keeps current, if it was just answered; it is not asked again. An inspection has an
 * age limit too, but its texts come by events, which it may have missed since its answer.
 */
function isFreshByAge(query: Query): boolean {
  const hasAgeLimit = query.observers.some(({ options }) => options.staleTime !== Infinity);
  return query.isActive() && hasAgeLimit && !query.isStale() && query.queryKey[0] !== 'inspection';
}
