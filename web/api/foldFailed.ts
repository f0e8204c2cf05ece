import type { InfiniteData } from '@tanstack/react-query';
import type { FailedMessage, FailedPage } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { needsAttention } from '#shared/domain/messageState.ts';
import { insertItem, mapItems } from './page.ts';

export type FailedPages = InfiniteData<FailedPage>;

/** Returns true for a failed or unconfirmed text that needs attention. */
export function needsLook({ state, dismissed, resentAs }: OutboundMessage): boolean {
  return needsAttention(state) && !dismissed && !resentAs;
}

/** Returns the Failed list after a message changed: the message is inserted by time, or removed. Ignores an older revision. */
export function foldFailed(
  pages: FailedPages,
  message: OutboundMessage,
  conversation: Conversation | undefined,
): FailedPages {
  const listed = itemsOf(pages).find((item) => isSame(item.message, message));
  if (listed && listed.message.revision >= message.revision) return pages;
  const known = conversation ?? listed?.conversation;
  const joins = needsLook(message) && known !== undefined;
  if (!listed && !joins) return pages;
  const without = mapItems(pages, (items) => items.filter((item) => item !== listed));
  if (!joins) return without;
  const isOlder = (other: FailedMessage) => message.stateAt >= other.message.stateAt;
  return insertItem(without, { message, conversation: known }, isOlder);
}

/** Returns the Failed list after one of its conversations changed. */
export function foldFailedConversation(pages: FailedPages, conversation: Conversation): FailedPages {
  const { conversationId, revision } = conversation;
  const isOlder = (item: FailedMessage) =>
    item.conversation.conversationId === conversationId && item.conversation.revision < revision;
  if (!itemsOf(pages).some(isOlder)) return pages;
  return mapItems(pages, (items) => items.map((item) => (isOlder(item) ? { ...item, conversation } : item)));
}

function isSame(one: OutboundMessage, other: OutboundMessage): boolean {
  return (
    one.messageId === other.messageId && one.conversationId === other.conversationId && one.at === other.at
  );
}

function itemsOf(pages: FailedPages): readonly FailedMessage[] {
  return pages.pages.flatMap((page) => page.items);
}
