import type { Message } from '#shared/domain/message.ts';
import { insertItem, mapItems, type Pages } from './page.ts';

export type MessagePages = Pages<Message>;

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
  return insertItem(without, message, (other) => isNewer(message, other));
}

/** Returns true for two states of one message, also when an edit moved it. Each automation has message ids of its own. */
export function isSameMessage(one: Message, other: Message): boolean {
  return one.messageId === other.messageId && (one.at === other.at || programOf(one) === programOf(other));
}

function programOf(message: Message): string | false | undefined {
  return message.direction === 'outbound' && message.author.kind === 'auto' && message.author.program;
}

function isNewer(one: Message, other: Message): boolean {
  return one.at === other.at ? one.messageId > other.messageId : one.at > other.at;
}
