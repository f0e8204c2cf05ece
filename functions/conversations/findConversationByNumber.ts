import type { Conversation } from '#shared/domain/conversation.ts';
import type { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Finds the company's conversation at a number. It cannot find another company's, because each company derives other ids. */
export async function findConversationByNumber(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ number: PhoneNumber }>,
): Promise<{ conversation?: Conversation }> {
  const { companyId, secret } = caller.company;
  const conversation = await store.findConversation(companyId, conversationIdOf(secret, input.number));
  return conversation ? { conversation } : {};
}
