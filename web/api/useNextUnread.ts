import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { queries } from './queries.ts';

/**
 * Returns the unread conversation that has waited longest, or the one after the open one while that is unread too, so that
 * pressing on goes round. Its key opens it.
 */
export function useNextUnread(openId?: string): Conversation | undefined {
  const { data } = useQuery(queries.unread());
  const [, navigate] = useLocation();
  const waiting = data?.conversations.toReversed() ?? [];
  const open = waiting.findIndex(({ conversationId }) => conversationId === openId);
  const next = waiting[open + 1] ?? waiting.slice(0, Math.max(0, open))[0];
  useShortcut('nextUnread', () => next && navigate(`/conversations/${next.conversationId}`));
  return next;
}
