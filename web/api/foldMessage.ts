import type { InfiniteData } from '@tanstack/react-query';
import type { Message } from '#shared/domain/message.ts';
import type { Page } from './page.ts';

export type MessagePages = InfiniteData<Page<Message>>;

/**
 * A thread's pages (newest first) after one message came or changed. An older revision changes nothing; a message older than
 * everything loaded is left for the page it belongs to.
 */
export function foldMessage(pages: MessagePages, message: Message): MessagePages {
  const known = pages.pages
    .flatMap((page) => page.items)
    .find((item) => item.messageId === message.messageId);
  if (known && known.revision >= message.revision) return pages;
  if (known?.at === message.at) {
    return mapItems(pages, (items) => items.map((item) => (item === known ? message : item)));
  }
  const without = known ? mapItems(pages, (items) => items.filter((item) => item !== known)) : pages;
  return { ...without, pages: inserted(without.pages, message) };
}

function inserted(pages: readonly Page<Message>[], message: Message): Page<Message>[] {
  const target = pages.findIndex((page) => page.items.some((item) => isNewer(message, item)));
  if (target === -1 && pages.at(-1)?.cursor !== undefined) return [...pages];
  const on = target === -1 ? pages.length - 1 : target;
  return pages.map((page, index) => {
    if (index !== on) return page;
    const at = page.items.findIndex((item) => isNewer(message, item));
    return { ...page, items: page.items.toSpliced(at === -1 ? page.items.length : at, 0, message) };
  });
}

function isNewer(one: Message, other: Message): boolean {
  return one.at === other.at ? one.messageId > other.messageId : one.at > other.at;
}

function mapItems(pages: MessagePages, change: (items: Message[]) => Message[]): MessagePages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: change(page.items) })) };
}

/** A thread's pages after its newest page was read again. When that does not reach what is known, it replaces everything, so that no gap stays. */
export function foldNewestPage(pages: MessagePages, newest: Page<Message>): MessagePages {
  const known = new Set(pages.pages.flatMap((page) => page.items.map((item) => item.messageId)));
  const reaches = newest.cursor === undefined || newest.items.some((item) => known.has(item.messageId));
  if (!reaches) return { pages: [newest], pageParams: [''] };
  return newest.items.toReversed().reduce(foldMessage, pages);
}
