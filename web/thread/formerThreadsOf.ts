import type { Conversation } from '#shared/domain/conversation.ts';
import type { FormerThread } from './threadRows.ts';

/** Whose earlier texts stand in another conversation, and in which. */
export function formerThreadsOf({ people }: Pick<Conversation, 'people'>): readonly FormerThread[] {
  return people.flatMap(({ name, former, formerConversationId }) =>
    !former && formerConversationId !== undefined ? [{ name, conversationId: formerConversationId }] : [],
  );
}
