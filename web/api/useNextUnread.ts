import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { queries } from './queries.ts';

/** Returns the unread conversation that has waited longest, other than the open one, and lets its key open it. */
export function useNextUnread(openId?: string): Conversation | undefined {
  const { data } = useQuery(queries.unread());
  const [, navigate] = useLocation();
  const next = data?.conversations.findLast(({ conversationId }) => conversationId !== openId);
  useShortcut('nextUnread', () => next && navigate(`/conversations/${next.conversationId}`));
  return next;
}
