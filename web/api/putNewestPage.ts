import type { QueryClient } from '@tanstack/react-query';
import type { Message } from '#shared/domain/message.ts';
import { foldMessage, type MessagePages } from './foldMessage.ts';
import type { Page } from './page.ts';
import { queries } from './queries.ts';

/**
 * Puts the newest page of a thread into the cache after it was read again. Texts on further pages may have changed too, so these
 * are then refetched behind it; the thread keeps its rows meanwhile, and with them the reader's place.
 */
export function putNewestPage(cache: QueryClient, conversationId: string, newest: Page<Message>): void {
  const { queryKey } = queries.messages(conversationId);
  const pages = cache.setQueryData(queryKey, (known) =>
    known && reaches(newest, known)
      ? newest.items.toReversed().reduce(foldMessage, known)
      : { pages: [newest], pageParams: [''] },
  );
  if (pages && pages.pages.length > 1) void cache.invalidateQueries({ queryKey, exact: true });
}

/**
 * Returns true when nothing can be missing between a thread's newest page and the known messages. A text with a future time proves
 * nothing, because what was said since comes before it.
 */
function reaches(newest: Page<Message>, known: MessagePages): boolean {
  // A page of future texts alone reaches no text that was said; the further pages, which are refetched behind it, do.
  if (newest.cursor === undefined || !newest.items.some(isPast)) return true;
  const past = new Set(known.pages.flatMap(({ items }) => items.filter(isPast).map(placeOf)));
  return newest.items.some((message) => past.has(placeOf(message)));
}

/** Returns true when the time of a message had come when its state was known. */
function isPast(message: Message): boolean {
  return message.direction === 'inbound' || message.at <= message.stateAt;
}

function placeOf({ at, messageId }: Message): string {
  return `${at}/${messageId}`;
}
