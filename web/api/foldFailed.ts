import type { InfiniteData } from '@tanstack/react-query';
import type { FailedMessage, FailedPage } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { needsAttention } from '#shared/domain/messageState.ts';

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
  return joins ? inserted(without, { message, conversation: known }) : without;
}

/** Returns the Failed list after one of its conversations changed. */
export function foldFailedConversation(pages: FailedPages, conversation: Conversation): FailedPages {
  const { conversationId, revision } = conversation;
  const isOlder = (item: FailedMessage) =>
    item.conversation.conversationId === conversationId && item.conversation.revision < revision;
  if (!itemsOf(pages).some(isOlder)) return pages;
  return mapItems(pages, (items) => items.map((item) => (isOlder(item) ? { ...item, conversation } : item)));
}

/** Inserts a message so that the newest failure is first. */
function inserted(pages: FailedPages, item: FailedMessage): FailedPages {
  const goesBefore = (other: FailedMessage) => item.message.stateAt >= other.message.stateAt;
  const target = pages.pages.findIndex((page) => page.items.some(goesBefore));
  if (target === -1 && pages.pages.at(-1)?.cursor !== undefined) return pages;
  const on = target === -1 ? pages.pages.length - 1 : target;
  return {
    ...pages,
    pages: pages.pages.map((page, index) => {
      if (index !== on) return page;
      const at = page.items.findIndex(goesBefore);
      return { ...page, items: page.items.toSpliced(at === -1 ? page.items.length : at, 0, item) };
    }),
  };
}

function isSame(one: OutboundMessage, other: OutboundMessage): boolean {
  return (
    one.messageId === other.messageId && one.conversationId === other.conversationId && one.at === other.at
  );
}

function itemsOf(pages: FailedPages): readonly FailedMessage[] {
  return pages.pages.flatMap((page) => page.items);
}

function mapItems(pages: FailedPages, change: (items: FailedMessage[]) => FailedMessage[]): FailedPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: change(page.items) })) };
}
