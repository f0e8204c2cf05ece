import { enteredNumberOf, type Contact, type ContactDetails, type Texting } from '../domain/contact.ts';
import { readPhoneNumber } from '../domain/readPhoneNumber.ts';
import { phoneFieldOf } from '../domain/role.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';

/** A contact with its entered details and the destination that was read from them. */
export type ResolvedContact = Omit<Contact, 'consent' | 'formerConversationId' | 'archivedAt' | 'revision'>;

/**
 * Reads the entered number of a contact. It is not part of the store, because the numbering plans add 118 KiB and only functions
 * that write contacts need them.
 */
export function resolveContact(
  { secret }: Pick<CompanyWithSecret, 'secret'>,
  contactId: string,
  details: ContactDetails,
): ResolvedContact {
  return { contactId, ...details, texting: textingOf(secret, details) };
}

function textingOf(secret: string, details: ContactDetails): Texting {
  const field = phoneFieldOf[details.role];
  const typed = enteredNumberOf(details);
  if (typed === undefined) return { missing: field };
  const number = readPhoneNumber(typed);
  return number ? { number, conversationId: conversationIdOf(secret, number) } : { unusable: field };
}
