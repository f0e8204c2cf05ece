import type { Contact, ContactDetails, Texting } from '../domain/contact.ts';
import { typedNumberOf } from '../domain/contact.ts';
import { readPhoneNumber } from '../domain/readPhoneNumber.ts';
import { textedField } from '../domain/role.ts';
import { searchWords } from '../domain/searchWords.ts';
import { conversationIdOf } from './conversationId.ts';
import type { Item } from './database.ts';
import { keys, lists } from './keys.ts';

export function contactFrom(item: Item): Contact {
  const { contactId, role, name, agency, email, phone, mobile, texting, revision } = item as Item & Contact;
  return {
    contactId,
    role,
    name,
    ...(agency !== undefined && { agency }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(mobile !== undefined && { mobile }),
    texting,
    revision,
  };
}

export function contactItemOf(companyId: string, contact: Contact): Item {
  return {
    ...keys.contact(companyId, contact.contactId),
    ...contact,
    companyId,
    inList: lists.contacts(companyId),
    listedBy: `${searchWords(contact.name).join(' ')}#${contact.contactId}`,
  };
}

/** Where the contact's texts go, under the company's secret. */
export function textingOf(secret: string, details: ContactDetails): Texting {
  const field = textedField[details.role];
  const typed = typedNumberOf(details);
  if (typed === undefined) return { missing: field };
  const number = readPhoneNumber(typed);
  return number ? { number, conversationId: conversationIdOf(secret, number) } : { unusable: field };
}
