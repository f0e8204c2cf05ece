import type { InfiniteData } from '@tanstack/react-query';
import type { Message } from '#shared/domain/message.ts';
import type { Page } from './page.ts';

export type MessagePages = InfiniteData<Page<Message>>;

/**
 * Returns a thread's pages (newest first) after one message came or changed. Ignores an older revision, and a message older than
 * everything loaded, which belongs to a page that is not loaded yet.
 */
export function foldMessage(pages: MessagePages, message: Message): MessagePages {
  const known = pages.pages.flatMap((page) => page.items).find((item) => isSameMessage(item, message));
  if (known && known.revision >= message.revision) return pages;
  if (known?.at === message.at) {
    return mapItems(pages, (items) => items.map((item) => (item === known ? message : item)));
  }
  const without = known ? mapItems(pages, (items) => items.filter((item) => item !== known)) : pages;
  return { ...without, pages: inserted(without.pages, message) };
}

/** Returns true for two states of one message, also when an edit moved it. Each automation has message ids of its own. */
export function isSameMessage(one: Message, other: Message): boolean {
  return one.messageId === other.messageId && (one.at === other.at || programOf(one) === programOf(other));
}

function programOf(message: Message): string | false | undefined {
  return message.direction === 'outbound' && message.author.kind === 'auto' && message.author.program;
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
