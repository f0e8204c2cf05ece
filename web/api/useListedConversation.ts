import { useQuery } from '@tanstack/react-query';
import { listedConversation } from './listedConversation.ts';
import { queries } from './queries.ts';

/**
 * Reads a conversation: `data` is there in the first frame if a list has it, or else when the server has answered. `enabled` is
 * false for a part of the page that only shows what another part asks for.
 */
export function useListedConversation(conversationId: string | undefined, enabled = true) {
  const listed = () => (conversationId ? listedConversation(conversationId) : undefined);
  return useQuery({
    ...queries.conversation(conversationId ?? ''),
    enabled: enabled && conversationId !== undefined,
    initialData: listed,
    // Initial data of a query that another component has made already is taken up only after the first frame.
    placeholderData: listed,
  });
}
