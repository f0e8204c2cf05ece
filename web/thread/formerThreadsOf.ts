import type { Conversation } from '#shared/domain/conversation.ts';
import type { FormerThread } from './threadRows.ts';

/** Finds the people whose earlier texts are in another conversation, and that conversation. */
export function formerThreadsOf(people: Conversation['people']): readonly FormerThread[] {
  return people.flatMap(({ name, former, formerConversationId }) =>
    !former && formerConversationId !== undefined ? [{ name, conversationId: formerConversationId }] : [],
  );
}
