import type { Conversation } from '#shared/domain/conversation.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns one conversation of the caller's company. */
export async function getConversation(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ conversationId: string }>,
): Promise<Conversation | Refused> {
  const conversation = await store.findConversation(caller.company.companyId, input.conversationId);
  return conversation ?? refuse({ code: 'conversation-not-found' });
}
