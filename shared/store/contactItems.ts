import type { Contact } from '../domain/contact.ts';
import { wordsOf } from '../domain/searchWords.ts';
import type { Item } from './database.ts';
import { keys, lists } from './keys.ts';

export function contactFrom(item: Item): Contact {
  const { contactId, role, name, agency, email, phone, mobile, texting, formerConversationId, revision } =
    item as Item & Contact;
  return {
    contactId,
    role,
    name,
    ...(agency !== undefined && { agency }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(mobile !== undefined && { mobile }),
    texting,
    ...(formerConversationId !== undefined && { formerConversationId }),
    revision,
  };
}

export function contactItemOf(companyId: string, contact: Contact): Item {
  return {
    ...keys.contact(companyId, contact.contactId),
    ...contact,
    companyId,
    inList: lists.contacts(companyId),
    listedBy: `${wordsOf(contact.name).join(' ')}#${contact.contactId}`,
  };
}
