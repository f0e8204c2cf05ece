import { InfiniteQueryObserver, QueryClient, type InfiniteData } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { settleQueries } from './settleQueries.ts';

type List = InfiniteData<string, string>;

/** Holds lists in a cache like that of the page. Each request is answered when the test says so. */
function lists(...names: readonly string[]) {
  const cache = new QueryClient();
  const requests = names.map((name) => {
    const answers: ((page: string) => void)[] = [];
    const queryKey = [name] as const;
    cache.setQueryData<List>(queryKey, { pages: ['old'], pageParams: [''] });
    const observer = new InfiniteQueryObserver(cache, {
      queryKey,
      queryFn: async () => new Promise<string>((resolve) => answers.push(resolve)),
      initialPageParam: '',
      getNextPageParam: () => 'next',
      staleTime: Infinity,
    });
    observer.subscribe(() => {});
    return {
      queryKey,
      showMore: () => void observer.fetchNextPage({ cancelRefetch: false }),
      refetch: () => void observer.refetch(),
      answer: (page: string) => answers.shift()?.(page),
      pages: () => cache.getQueryData<List>(queryKey)?.pages,
    };
  });
  const keys = requests.map(({ queryKey }) => queryKey);
  const put = () => {
    for (const key of keys) cache.setQueryData<List>(key, { pages: ['new'], pageParams: [''] });
  };
  return { cache, keys, put, requests };
}

const inTurn = async () => new Promise((resolve) => setImmediate(resolve));

test('a further page that starts while another list is waited for does not overwrite the newer first page', async () => {
  const { cache, keys, put, requests } = lists('recent', 'failed');
  const [recent, failed] = requests;
  failed?.showMore();
  const settled = settleQueries(cache, keys, put);
  await inTurn();
  recent?.showMore();
  failed?.answer('failed 2');
  await inTurn();
  expect(recent?.pages()).toEqual(['old']);
  recent?.answer('recent 2');
  await settled;
  await inTurn();
  expect(recent?.pages()).toEqual(['new']);
  expect(failed?.pages()).toEqual(['new']);
});

test('a refetch that was on its way, or starts meanwhile, does not overwrite a newer answer', async () => {
  const { cache, keys, put, requests } = lists('recent', 'failed');
  const [recent, failed] = requests;
  recent?.refetch();
  failed?.showMore();
  const settled = settleQueries(cache, keys, put);
  await inTurn();
  recent?.refetch();
  failed?.answer('failed 2');
  await settled;
  recent?.answer('late');
  recent?.answer('later');
  await inTurn();
  expect(recent?.pages()).toEqual(['new']);
});
