import type { Unread } from '#shared/api/routes.ts';
import { maxUnread, type Conversation } from '#shared/domain/conversation.ts';
import type { Section } from '#shared/domain/role.ts';

/**
 * Returns the unread list and its count after a conversation changed. The longest unread conversation is last. More may be unread
 * than a full list holds, so its count stays when a conversation leaves it; then `isIncomplete` is true.
 */
export function foldUnread(unread: Unread, conversation: Conversation): Unread {
  const listed = unread.conversations.find((one) => one.conversationId === conversation.conversationId);
  if (listed && listed.revision >= conversation.revision) return unread;
  if (!listed && !conversation.unreadSince) return unread;
  const others = unread.conversations.filter((one) => one !== listed);
  const conversations = (conversation.unreadSince ? [...others, conversation] : others)
    .toSorted((one, other) => order(other).localeCompare(order(one)))
    .slice(0, maxUnread);
  return { conversations, count: unread.count < maxUnread ? conversations.length : maxUnread };
}

/** Returns true when a conversation left a full list, so that another one may belong at its end. */
export function isIncomplete({ conversations, count }: Unread): boolean {
  return conversations.length < count;
}

/** Returns how many conversations of a section are unread, or 0 when a full list cannot tell. */
export function unreadIn(section: Section, unread: Unread | undefined): number {
  if (!unread || unread.count >= maxUnread) return 0;
  return unread.conversations.filter(({ sections }) => sections.includes(section)).length;
}

function order(conversation: Conversation): string {
  return `${conversation.unreadSince} ${conversation.conversationId}`;
}
