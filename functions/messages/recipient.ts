import type { Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';

/** Refuses a conversation that cannot be texted, or from which a person whom the sender saw has moved (P20, P21, P25). */
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
  if (moved !== undefined && conversation.people.some((one) => one.contactId === moved && one.archived))
    return refuse({ code: 'contact-archived', contactId: moved });
  if (moved !== undefined) return refuse({ code: 'contact-moved', contactId: moved });
  if (conversation.optOut) return refuse({ code: 'recipient-opted-out' });
  return conversation.blocked ? refuse({ code: 'recipient-blocked' }) : undefined;
}

/** Adds the contact's current conversation to a `contact-moved` refusal, so that the page can offer it (P21). */
export async function withNewConversation(
  refused: Refused,
  store: StoreReader,
  companyId: string,
): Promise<Refused> {
  if (refused.refusal.code !== 'contact-moved') return refused;
  const { contactId } = refused.refusal;
  const contact = await store.findContact(companyId, contactId, true);
  if (!contact) return refuse({ code: 'contact-not-found' });
  const { texting } = contact;
  return refuse({
    code: 'contact-moved',
    contactId,
    ...('conversationId' in texting && { conversationId: texting.conversationId }),
  });
}
