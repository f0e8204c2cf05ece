import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/api/liveEvent.ts';
import { queries } from './queries.ts';

/**
 * An event tells that somebody came to a number, left it or has another name, but not what else is written down of them: so
 * what the page shows of these people is asked for again. Call it before the event is folded.
 */
export function refetchPeople(cache: QueryClient, event: LiveEvent): void {
  if (event.type !== 'conversation') return;
  const { conversationId, people } = event.conversation;
  const known = cache.getQueryData(queries.conversation(conversationId).queryKey)?.people ?? [];
  if (hashKey([known]) === hashKey([people])) return;
  for (const contactId of new Set([...known, ...people].map((person) => person.contactId))) {
    void cache.invalidateQueries({ queryKey: queries.contact(contactId).queryKey });
    void cache.invalidateQueries({ queryKey: queries.conversationOf(contactId).queryKey });
  }
}
