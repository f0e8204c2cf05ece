import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Unread } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { strangerConversation } from '#testing/strangerConversation.ts';
import { foldConversation } from './foldEvent.ts';
import { unreadIn } from './foldUnread.ts';
import { queries } from './queries.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([1, 99])('of %s unread conversations, each that is read lowers the count by one', async (count) => {
  const page = aPage(count);
  page.fold(unreadOf(0), read(unreadOf(count - 1)));
  expect(page.unread()?.count).toBe(count - 1);
  await page.settle();
  expect(page.requests()).toBe(0);
});

test('of 130 unread conversations the page never shows fewer than wait, however many are read in a burst', async () => {
  const page = aPage(130);
  const newest = page.unread()?.conversations ?? [];
  for (const conversation of newest.slice(0, 31)) page.fold(read(conversation));
  expect(page.unread()?.count).toBe(100);
  await page.settle();
  expect(page.unread()).toMatchObject({ count: 99, conversations: { length: 99 } });
  expect(page.requests()).toBe(1);
});

test('when all that were listed are read, those that were not listed are still shown', async () => {
  const page = aPage(130);
  for (const conversation of page.unread()?.conversations ?? []) page.fold(read(conversation));
  expect(page.unread()?.count).toBe(100);
  await page.settle();
  expect(page.unread()).toMatchObject({ count: 30, conversations: { length: 30 } });
});

test('a text that arrives while 100 are listed is listed in place of the one that has waited longest', async () => {
  const page = aPage(100);
  page.fold(unreadOf(100));
  const { count, conversations = [] } = page.unread() ?? {};
  expect([count, conversations.length]).toEqual([100, 100]);
  expect(conversations[0]).toEqual(unreadOf(100));
  expect(conversations).not.toContainEqual(unreadOf(0));
  page.fold(read(unreadOf(50)));
  await page.settle();
  expect(page.unread()?.conversations).toContainEqual(unreadOf(0));
});

test('a section says how many of it are unread, and nothing while not all of them are listed', () => {
  const page = aPage(99);
  expect(unreadIn('unknown', page.unread())).toBe(99);
  expect(unreadIn('agents', page.unread())).toBe(0);
  page.fold(unreadOf(99));
  expect(unreadIn('unknown', page.unread())).toBe(0);
});

/** Shows the unread list of a company with `count` unread conversations, and asks its server again when it must. */
function aPage(count: number) {
  const cache = new QueryClient();
  const { queryKey } = queries.unread();
  const stored = new Map(
    Array.from({ length: count }, (_, index) => [unreadOf(index).number, unreadOf(index)]),
  );
  let requests = 0;
  const answer = (): Unread => {
    const waiting = [...stored.values()].filter(({ unreadSince }) => unreadSince !== undefined);
    const conversations = waiting.toReversed().slice(0, 100);
    return { conversations, count: conversations.length };
  };
  cache.setQueryData(queryKey, answer());
  const shown = new QueryObserver(cache, {
    queryKey,
    queryFn: () => {
      requests += 1;
      return answer();
    },
    staleTime: Infinity,
  });
  shown.subscribe(() => {});
  return {
    fold: (...conversations: readonly Conversation[]) => {
      for (const conversation of conversations) {
        stored.set(conversation.number, conversation);
        foldConversation(cache, conversation, new Date());
      }
    },
    unread: () => cache.getQueryData(queryKey),
    requests: () => requests,
    settle: async () => {
      await vi.runAllTimersAsync();
    },
  };
}

function unreadOf(index: number): Conversation {
  const digits = String(index).padStart(4, '0');
  return strangerConversation({
    conversationId: `cnv_${digits.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '').padStart(20, 'a')}`,
    number: `+1555010${digits}`,
    unreadSince: new Date(Date.UTC(2026, 10, 24, 15, index)).toISOString(),
  });
}

function read({ unreadSince: _, ...conversation }: Conversation): Conversation {
  return { ...conversation, revision: conversation.revision + 1 };
}
