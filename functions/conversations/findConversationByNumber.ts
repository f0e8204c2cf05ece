import type { Conversation } from '#shared/domain/conversation.ts';
import type { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Finds the conversation that the caller's company has at a number. Other companies' conversations have other ids, so none can be found. */
export async function findConversationByNumber(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ number: PhoneNumber }>,
): Promise<{ conversation?: Conversation }> {
  const { companyId, secret } = caller.company;
  const conversation = await store.findConversation(companyId, conversationIdOf(secret, input.number));
  return conversation ? { conversation } : {};
}
