import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#shared/domain/conversation.ts';
import { queries } from './queries.ts';

/**
 * Returns the unread conversation that has waited longest, of those listed, or the one after the open one while that is unread too, so that
 * pressing on goes round.
 */
export function useNextUnread(openId: string | undefined, enabled = true): Conversation | undefined {
  const { data } = useQuery({ ...queries.unread(), enabled });
  const waiting = data?.conversations.toReversed() ?? [];
  const open = waiting.findIndex(({ conversationId }) => conversationId === openId);
  return waiting[open + 1] ?? waiting.slice(0, Math.max(0, open))[0];
}
