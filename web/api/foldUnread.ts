import type { Unread } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';

/** The highest count that the API returns. */
const maxCounted = 100;

/** Returns the unread list and its count after a conversation changed. The longest unread conversation is last. */
export function foldUnread(unread: Unread, conversation: Conversation): Unread {
  const listed = unread.conversations.find((one) => one.conversationId === conversation.conversationId);
  if (listed && listed.revision >= conversation.revision) return unread;
  if (!listed && !conversation.unreadSince) return unread;
  const others = unread.conversations.filter((one) => one !== listed);
  const conversations = conversation.unreadSince ? [...others, conversation] : others;
  const change = conversations.length - unread.conversations.length;
  return {
    conversations: conversations.toSorted((one, other) => order(other).localeCompare(order(one))),
    count: Math.max(0, Math.min(unread.count + change, maxCounted)),
  };
}

function order(conversation: Conversation): string {
  return `${conversation.unreadSince} ${conversation.conversationId}`;
}
