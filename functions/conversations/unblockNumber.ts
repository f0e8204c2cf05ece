import type { Conversation } from '#shared/domain/conversation.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Unblocks a number, whose conversation returns to the lists. */
export function unblockNumber(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ readonly conversationId: string }>,
): Promise<Conversation | Refused> {
  return store.unblockNumber(caller.company.companyId, input.conversationId);
}
