import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/api/liveEvent.ts';
import { queries } from './queries.ts';

/**
 * Refetches what the page shows of people when an event says that a person came to a number, left it or has another name,
 * because the event does not carry their other data. Call it before the event is folded.
 */
export function refetchPeople(cache: QueryClient, event: LiveEvent): void {
  if (event.type !== 'conversation') return;
  const { conversationId, people } = event.conversation;
  const known = cache.getQueryData(queries.conversation(conversationId).queryKey)?.people ?? [];
  if (hashKey([known]) === hashKey([people])) return;
  if (event.conversation.refusedAt) askForRefusedTexts(cache);
  for (const contactId of new Set([...known, ...people].map((person) => person.contactId))) {
    void cache.invalidateQueries({ queryKey: queries.contact(contactId).queryKey });
    void cache.invalidateQueries({ queryKey: queries.conversationOf(contactId).queryKey });
  }
  // The hits that are on the screen stay; the same search asks again when it is made again.
  void cache.invalidateQueries({ queryKey: ['search'], refetchType: 'none' });
}

/** Asks again for the texts that were refused for missing consent, on the board and on inspections. */
export function askForRefusedTexts(cache: QueryClient): void {
  for (const name of ['failed', 'inspection']) void cache.invalidateQueries({ queryKey: [name] });
}
