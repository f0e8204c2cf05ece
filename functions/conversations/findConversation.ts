import { destinationOf } from '#shared/domain/contact.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/**
 * 1 Finds the contact. 2 Refuses with the field when the texted field is empty or unusable (P20). 3 Returns the conversation at
 * its number. It exists before any message, because the transaction of the contact created it.
 */
export async function findConversation(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ contactId: string }>,
): Promise<Conversation | Refused> {
  const { companyId } = caller.company;
  const contact = await store.findContact(companyId, input.contactId);
  if (!contact) return refuse({ code: 'contact-not-found' });
  const destination = destinationOf(contact);
  if (isRefused(destination)) return destination;
  const conversation = await store.findConversation(companyId, destination.conversationId);
  return conversation ?? refuse({ code: 'conversation-not-found' });
}
