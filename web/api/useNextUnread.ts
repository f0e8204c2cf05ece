import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { maxUnread, titleOf } from '#shared/domain/conversation.ts';
import { conversationPath } from '../address.ts';
import { queries } from './queries.ts';

type NextUnread = {
  /** The address of the next listed conversation. A press for another tab opens it also while the list is full. */
  readonly href: string;
  /** Undefined while the list is full, because one that it does not hold may have waited longer. */
  readonly title: string | undefined;
  /** Opens the conversation; when the list is full, the one that has waited longest of all, for which it asks the server. */
  readonly open: () => void;
};

/**
 * Finds, among the unread conversations that are listed, the one that has waited longest, or the one after the open one while that is
 * unread too, so that pressing on goes round. Returns undefined when there is no other.
 */
export function useNextUnread(openId: string | undefined, enabled = true): NextUnread | undefined {
  const { data } = useQuery({ ...queries.unread(), enabled });
  const [, navigate] = useLocation();
  const waiting = data?.conversations.toReversed() ?? [];
  const at = waiting.findIndex(({ conversationId }) => conversationId === openId);
  const next = waiting[at + 1] ?? (at > 0 ? waiting[0] : undefined);
  if (!next) return undefined;
  const isFull = data?.count === maxUnread;
  const listedId = next.conversationId;
  const open = (id: string) => navigate(conversationPath(id));
  return {
    href: conversationPath(listedId),
    title: isFull ? undefined : titleOf(next),
    open: () => (isFull ? openLongest(openId, listedId, open) : open(listedId)),
  };
}

/** Opens the listed conversation when the code that asks the server cannot be fetched. */
function openLongest(openId: string | undefined, listedId: string, open: (id: string) => void): void {
  import('./openLongestUnread.ts').then(
    ({ openLongestUnread }) => openLongestUnread(openId, listedId, open),
    () => open(listedId),
  );
}
