import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { client } from '../api/client.ts';
import { foldConversation } from '../api/foldEvent.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';

/**
 * Marks the open conversation read for the company once the end of its newest text is in view (`endInView`) while the window has
 * the focus. What arrives below the fold stays unread until a member scrolls to it. Returns a function that marks it unread
 * again; then it stays so until something new is said or it is opened again.
 */
export function useMarkRead(conversation: Conversation, endInView: boolean): () => Promise<void> {
  const { conversationId, revision, unreadSince, lastMessage } = conversation;
  const attentive = useSyncExternalStore(subscribeToAttention, isAttentive);
  const [leftUnreadAt, setLeftUnreadAt] = useState<string>();
  const leftUnread = leftUnreadAt !== undefined && leftUnreadAt === lastMessage?.messageId;
  const mark = unreadSince !== undefined && attentive && endInView && !leftUnread;

  useEffect(() => {
    if (!mark) return;
    client.markRead({ conversationId, upTo: revision }).then(
      (marked) => foldConversation(queryClient, marked, new Date()),
      // Without an answer it stays unread, and the next look at the page marks it again.
      () => undefined,
    );
  }, [mark, conversationId, revision]);

  return async () => {
    setLeftUnreadAt(lastMessage?.messageId ?? '');
    const marked = await retryUntilAnswered(() => client.markUnread({ conversationId }));
    foldConversation(queryClient, marked, new Date());
  };
}

function isAttentive(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

function subscribeToAttention(notify: () => void): () => void {
  const targets = [
    [window, 'focus'],
    [window, 'blur'],
    [document, 'visibilitychange'],
  ] as const;
  for (const [target, event] of targets) target.addEventListener(event, notify);
  return () => {
    for (const [target, event] of targets) target.removeEventListener(event, notify);
  };
}
