import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/api/liveEvent.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { Section } from '#shared/domain/role.ts';
import { foldMessage } from './foldMessage.ts';
import { foldRecent } from './foldRecent.ts';
import { foldUnread } from './foldUnread.ts';
import { queries } from './queries.ts';

/** Puts a pushed change everywhere it shows. The same event again, or a late one, changes nothing. */
export function foldEvent(cache: QueryClient, event: LiveEvent, now: Date): void {
  if (event.type === 'conversation') return foldConversation(cache, event.conversation, now);
  const { message } = event;
  const { queryKey } = queries.messages(message.conversationId);
  cache.setQueryData(queryKey, (pages) => pages && foldMessage(pages, message));
}

/** Puts a conversation, as an event or an answer of the API brought it, into the lists, the unread count and its own entry. */
export function foldConversation(cache: QueryClient, conversation: Conversation, now: Date): void {
  const { queryKey } = queries.conversation(conversation.conversationId);
  const known = cache.getQueryData(queryKey);
  if (known && known.revision > conversation.revision) return;
  cache.setQueryData(queryKey, conversation);
  cache.setQueryData(queries.unread().queryKey, (unread) => unread && foldUnread(unread, conversation));
  for (const section of Section.options) {
    cache.setQueryData(
      queries.recent(section).queryKey,
      (pages) => pages && foldRecent(pages, section, conversation, now),
    );
  }
}
