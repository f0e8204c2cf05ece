import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, onTestFinished, test } from 'vitest';
import { queries } from '../api/queries.ts';
import { isSettled } from './useSearch.ts';

test('Enter waits while the hits of an earlier search are asked for again, and opens none of them when that fails', async () => {
  const cache = new QueryClient();
  const query = queries.search('dana');
  cache.setQueryData(
    query.queryKey,
    { pages: [{ items: [], typeMore: false }], pageParams: [''] },
    { updatedAt: 1 },
  );
  const asked: { readonly answer: () => void; readonly fail: () => void }[] = [];
  const observer = new InfiniteQueryObserver(cache, {
    ...query,
    retry: false,
    queryFn: async () =>
      new Promise<{ items: []; typeMore: boolean }>((resolve, reject) => {
        asked.push({
          answer: () => resolve({ items: [], typeMore: false }),
          fail: () => reject(new Error('no connection')),
        });
      }),
  });
  const settled = () => isSettled(observer.getCurrentResult());
  onTestFinished(observer.subscribe(() => {}));
  expect(observer.getCurrentResult().data?.pages).toHaveLength(1);
  expect(settled()).toBe(false);
  asked[0]?.answer();
  await expect.poll(settled).toBe(true);

  const refetched = observer.refetch();
  expect(settled()).toBe(false);
  asked[1]?.fail();
  await refetched;
  expect(settled()).toBe(false);
});
