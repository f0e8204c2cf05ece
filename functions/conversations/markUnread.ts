import type { Conversation } from '#shared/domain/conversation.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Marks a conversation unread for the whole company, from its newest inbound text on (P18). */
export async function markUnread(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ conversationId: string }>,
): Promise<Conversation | Refused> {
  return store.markUnread(caller.company.companyId, input.conversationId);
}
