import { enteredNumberOf, type Contact, type ContactDetails, type Texting } from '../domain/contact.ts';
import { readPhoneNumber } from '../domain/readPhoneNumber.ts';
import { phoneFieldOf } from '../domain/role.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';

/** A contact as the store takes it: what was written down, and where its texts go. */
export type ResolvedContact = Omit<Contact, 'formerConversationId' | 'revision'>;

/**
 * Reads the number that was typed. Kept apart from the store, which every function carries: the numbering plans of the world
 * weigh 118 KiB, and only who writes contacts needs them.
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
