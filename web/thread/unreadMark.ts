import type { Conversation } from '#shared/domain/conversation.ts';

/** Describes the unread mark of a conversation as its open thread has seen it. */
export type UnreadMark = {
  readonly newest: string | undefined;
  readonly lastInboundAt: string | undefined;
  readonly isUnread: boolean;
  /** True while seeing the thread does not mark it read, because a member marked it unread. */
  readonly stays: boolean;
};

/**
 * Follows the unread mark of an open thread from one version of its conversation to the next. A mark that a member sets, here or
 * on another page, stays until something new is said (P18). A member marks unread from the newest inbound text on, so an earlier
 * time is that of a text that arrived late, which is read like any other.
 */
export function followUnreadMark(
  before: UnreadMark | undefined,
  {
    unreadSince,
    lastInboundAt,
    lastMessage,
  }: Pick<Conversation, 'unreadSince' | 'lastInboundAt' | 'lastMessage'>,
): UnreadMark {
  const newest = lastMessage?.messageId;
  const isUnread = unreadSince !== undefined;
  const isSaid = before?.newest !== newest || before?.lastInboundAt !== lastInboundAt;
  if (!before || isSaid) return { newest, lastInboundAt, isUnread, stays: false };
  const isMarked = isUnread && !before.isUnread && unreadSince === lastInboundAt;
  return { newest, lastInboundAt, isUnread, stays: before.stays || isMarked };
}
