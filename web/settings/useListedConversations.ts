import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { client } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { useNextPage } from '../api/useNextPage.ts';

type ConversationList = {
  readonly queryKey: readonly [string];
  readonly read: typeof client.listOptOuts;
  /** Returns true for a conversation that belongs to the list. */
  readonly belongs: (conversation: Conversation) => boolean;
};

/** Reads a list of conversations page by page, and again when a live event adds one or takes one away. */
export function useListedConversations({ queryKey, read, belongs }: ConversationList) {
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam === '' ? {} : { cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    staleTime: 0,
  });
  const { data, hasNextPage } = pages;
  const loaded = data?.pages.flatMap(({ items }) => items);
  // The index lags, so a page may be empty while there are more.
  const isEmptyBeforeMore = hasNextPage && loaded?.length === 0;
  const listed = isEmptyBeforeMore ? undefined : loaded;
  useNextPage(pages, isEmptyBeforeMore);
  useEffect(() =>
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      const [kind, conversationId] = query.queryKey as readonly string[];
      if (type !== 'updated' || kind !== 'conversation' || conversationId === undefined) return;
      const changed = queryClient.getQueryData(queries.conversation(conversationId).queryKey);
      if (!changed) return;
      const isListed =
        listed?.some((conversation) => conversation.conversationId === conversationId) === true;
      if (isListed !== belongs(changed)) void queryClient.invalidateQueries({ queryKey });
    }),
  );
  return { listed, hasMore: hasNextPage, pages };
}
