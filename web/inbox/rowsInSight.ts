import type { Conversation } from '#shared/domain/conversation.ts';

/** Returns how many rows a section could show: one for each of its conversations, and one for the open one if it is not among them. */
export function rowsNeeded(
  conversations: readonly Conversation[] = [],
  open: Conversation | undefined,
): number {
  return conversations.length + (open && !includes(conversations, open) ? 1 : 0);
}

/** Returns the visible rows. The open conversation always has one: the last, when it is not among the newest. */
export function rowsInSight(
  conversations: readonly Conversation[],
  open: Conversation | undefined,
  rows: number | 'all',
): readonly Conversation[] {
  const newest = rows === 'all' ? conversations : conversations.slice(0, rows);
  if (!open || rows === 0 || includes(newest, open)) return newest;
  return [...(newest.length === rows ? newest.slice(0, -1) : newest), open];
}

function includes(conversations: readonly Conversation[], open: Conversation): boolean {
  return conversations.some(({ conversationId }) => conversationId === open.conversationId);
}
