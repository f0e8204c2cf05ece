import type { Conversation } from '#shared/domain/conversation.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Blocks a number in the member's name. Its texts are stored but make nothing unread, and only STOP is answered (P5). */
export function blockNumber(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ readonly conversationId: string }>,
): Promise<Conversation | Refused> {
  return store.blockNumber(caller.company.companyId, input.conversationId, caller.member.name, now());
}
