import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#shared/domain/conversation.ts';
import { listedConversation } from './listedConversation.ts';
import { queries } from './queries.ts';

/** Returns a conversation, at once if a list has it, or else when the server has answered. */
export function useListedConversation(conversationId: string): Conversation | undefined {
  return useQuery({
    ...queries.conversation(conversationId),
    initialData: () => listedConversation(conversationId),
  }).data;
}
