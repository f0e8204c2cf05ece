import { recentSince, type Conversation } from '#shared/domain/conversation.ts';
import type { Section } from '#shared/domain/role.ts';
import { insertItem, mapItems, type Pages } from './page.ts';

export type RecentPages = Pages<Conversation>;

/**
 * Returns a section's list after one conversation changed. The conversation is listed once, at the position of its last message,
 * or not at all when it left the section or the last 14 days. Ignores a revision older than the listed one, and a conversation
 * whose position is on a page that was not loaded.
 */
export function foldRecent(
  pages: RecentPages,
  section: Section,
  conversation: Conversation,
  now: Date,
): RecentPages {
  const listed = pages.pages.flatMap((page) => page.items).find((item) => isSame(item, conversation));
  if (listed && listed.revision >= conversation.revision) return pages;
  const belongs =
    conversation.sections.includes(section) &&
    conversation.lastMessage !== undefined &&
    conversation.lastMessage.at >= recentSince(now);
  if (!listed && !belongs) return pages;
  const without = mapItems(pages, (items) => items.filter((item) => !isSame(item, conversation)));
  return belongs ? insertItem(without, conversation, (other) => isBefore(conversation, other)) : without;
}

/** Orders conversations newest first, and by id at the same moment. */
function isBefore(one: Conversation, other: Conversation): boolean {
  return `${lastAt(one)} ${one.conversationId}` > `${lastAt(other)} ${other.conversationId}`;
}

function lastAt(conversation: Conversation): string {
  return conversation.lastMessage?.at ?? '';
}

function isSame(one: Conversation, other: Conversation): boolean {
  return one.conversationId === other.conversationId;
}
