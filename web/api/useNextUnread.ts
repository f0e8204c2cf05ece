import { useQuery } from '@tanstack/react-query';
import { maxUnread, type Conversation } from '#shared/domain/conversation.ts';
import { queries } from './queries.ts';

type NextUnread = {
  readonly next: Conversation | undefined;
  /** True when the list is full, so that one which it does not hold may have waited longer; `openLongest` asks for that one. */
  readonly isFull: boolean;
};

/**
 * Finds, among the unread conversations that are listed, the one that has waited longest, or the one after the open one while that is
 * unread too, so that pressing on goes round.
 */
export function useNextUnread(openId: string | undefined, enabled = true): NextUnread {
  const { data } = useQuery({ ...queries.unread(), enabled });
  const waiting = data?.conversations.toReversed() ?? [];
  const open = waiting.findIndex(({ conversationId }) => conversationId === openId);
  const next = waiting[open + 1] ?? waiting.slice(0, Math.max(0, open))[0];
  return { next, isFull: data?.count === maxUnread };
}

/** Opens the longest unread conversation of all, beyond a full list; the listed one when the code for that cannot be fetched. */
export function openLongest(
  openId: string | undefined,
  { conversationId }: Conversation,
  navigate: (path: string) => void,
): void {
  const open = (id: string) => navigate(`/conversations/${id}`);
  import('./openLongestUnread.ts').then(
    ({ openLongestUnread }) => openLongestUnread(openId, conversationId, open),
    () => open(conversationId),
  );
}
