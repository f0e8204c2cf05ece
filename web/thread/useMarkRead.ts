import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import { client } from '../api/client.ts';
import { foldConversation } from '../api/foldEvent.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';
import { isAttentive, subscribeToAttention } from '../ui/attention.ts';
import { followUnreadMark, type UnreadMark } from './unreadMark.ts';

/**
 * Marks the open conversation read for the company once the end of its newest text is in view (`endInView`) while the window has
 * the focus. What arrives below the fold stays unread until a member scrolls to it. Returns a function that marks it unread
 * again; then it stays so, here and on other pages that show it, until something new is said or it is opened again.
 */
export function useMarkRead(
  conversation: Conversation,
  messages: readonly Message[] | undefined,
  endInView: boolean,
): () => Promise<void> {
  const { conversationId, revision, unreadSince, lastInboundAt } = conversation;
  const attentive = useSyncExternalStore(subscribeToAttention, isAttentive);
  const seen = useRef<UnreadMark>(undefined);
  const { newest, stays } = (seen.current = followUnreadMark(seen.current, conversation));
  // A text that arrived late changes neither the newest text nor `lastInboundAt`.
  const heard = useMemo(() => messages?.filter(isInbound).length, [messages]);
  const mark = unreadSince !== undefined && attentive && endInView && !stays;

  useEffect(() => {
    if (!mark) return;
    client.markRead({ conversationId, upTo: revision }).then(
      (marked) => foldConversation(queryClient, marked, new Date()),
      // Without an answer it stays unread, and the next look at the page marks it again.
      () => undefined,
    );
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- A new revision without a new text may be that of "Mark unread", which it would undo.
  }, [mark, conversationId, newest, lastInboundAt, heard]);

  return async () => {
    if (seen.current) seen.current = { ...seen.current, stays: true };
    const marked = await retryUntilAnswered(() => client.markUnread({ conversationId }));
    foldConversation(queryClient, marked, new Date());
  };
}

function isInbound({ direction }: Message): boolean {
  return direction === 'inbound';
}
