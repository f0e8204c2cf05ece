import type { Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';

/** Says why nobody can be texted in this conversation, or which of the people whom the sender saw here has moved (P20, P21, P25). */
export function refusalOfRecipient(
  conversation: Conversation,
  contactId: string | undefined,
  sharedWith: readonly string[] = [],
): Refused | undefined {
  if (!canBeAnswered(conversation.number)) return refuse({ code: 'sender-not-answerable' });
  const current = conversation.people.filter((person) => !person.former);
  if (contactId === undefined && current.length > 0) return refuse({ code: 'recipient-needed' });
  const expected = contactId === undefined ? [] : [contactId, ...sharedWith];
  const moved = expected.find((id) => !current.some((person) => person.contactId === id));
  if (moved !== undefined) return refuse({ code: 'contact-moved', contactId: moved });
  if (conversation.optOut) return refuse({ code: 'recipient-opted-out' });
  return conversation.blocked ? refuse({ code: 'recipient-blocked' }) : undefined;
}

/** Tells where the contact is reached now, so that it can be offered (P21). */
export async function withNewConversation(
  refused: Refused,
  store: StoreReader,
  companyId: string,
): Promise<Refused> {
  if (refused.refusal.code !== 'contact-moved') return refused;
  const { contactId } = refused.refusal;
  const contact = await store.findContact(companyId, contactId);
  if (!contact) return refuse({ code: 'contact-not-found' });
  const { texting } = contact;
  return refuse({
    code: 'contact-moved',
    contactId,
    ...('conversationId' in texting && { conversationId: texting.conversationId }),
  });
}
