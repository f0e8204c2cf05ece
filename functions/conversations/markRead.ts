import type { Conversation } from '#shared/domain/conversation.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Marks a conversation read for the whole company, up to what the page has seen (P18). */
export async function markRead(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ conversationId: string; upTo: number }>,
): Promise<Conversation | Refused> {
  return store.markRead(caller.company.companyId, input.conversationId, input.upTo);
}

/** Marks a conversation unread for the whole company, from its newest inbound text on (P18). */
export async function markUnread(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ conversationId: string }>,
): Promise<Conversation | Refused> {
  return store.markUnread(caller.company.companyId, input.conversationId);
}
