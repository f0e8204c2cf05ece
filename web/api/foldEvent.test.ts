import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { strangerConversation } from '#testing/strangerConversation.ts';
import { foldConversation } from './foldEvent.ts';
import { queries } from './queries.ts';

test('a list whose next page failed still says so after events about other conversations', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { queryKey } = queries.recent('clients');
  cache.setQueryData(queryKey, { pages: [{ items: [], cursor: 'older' }], pageParams: [''] });
  const list = new InfiniteQueryObserver(cache, {
    ...queries.recent('clients'),
    queryFn: () => Promise.reject(new TypeError('The server cannot be reached')),
    staleTime: Infinity,
  });
  const end = list.subscribe(() => {});
  await list.fetchNextPage();
  expect(list.getCurrentResult().error).not.toBeNull();

  foldConversation(cache, strangerConversation(), new Date());
  expect(list.getCurrentResult().error).not.toBeNull();
  end();
});
