import type { Conversation } from '#shared/domain/conversation.ts';
import { sections } from '#shared/domain/role.ts';
import { queries } from './queries.ts';
import { queryClient } from './queryClient.ts';

/** Finds the conversation in the lists that are loaded, so that a thread opens without waiting. */
export function listedConversation(conversationId: string): Conversation | undefined {
  const unread = queryClient.getQueryData(queries.unread().queryKey)?.conversations ?? [];
  const recent = sections.flatMap(
    (section) => queryClient.getQueryData(queries.recent(section).queryKey)?.pages ?? [],
  );
  return [...unread, ...recent.flatMap((page) => page.items)]
    .filter((listed) => listed.conversationId === conversationId)
    .toSorted((one, other) => other.revision - one.revision)[0];
}
