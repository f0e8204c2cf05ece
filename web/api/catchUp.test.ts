import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { ContactList } from '#shared/domain/contact.ts';
import { catchUp } from './catchUp.ts';
import { queries } from './queries.ts';

test('after a gap without events, a list of people of one role is read again, and everyone comes with the inbox (P11)', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const asked: string[] = [];
  const show = async (list?: ContactList) => {
    const observer = new InfiniteQueryObserver(cache, {
      ...queries.contacts(list),
      queryFn: async () => {
        asked.push(list ?? 'all');
        return Promise.resolve({ items: [] });
      },
    });
    observer.subscribe(() => {});
    await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);
  };
  await show();
  await show('inspector');
  await show('archived');
  await catchUp(cache, 'cnv_open');
  expect(asked.toSorted()).toEqual(['all', 'archived', 'archived', 'inspector', 'inspector']);
  cache.clear();
});
