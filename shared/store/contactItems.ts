import { Contact } from '../domain/contact.ts';
import { wordsOf } from '../domain/searchWords.ts';
import type { Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keys, lists } from './keys.ts';

export function contactFrom(item: Item): Contact {
  return fieldsOf(Contact, item);
}

export function contactItemOf(companyId: string, contact: Contact): Item {
  return {
    ...keys.contact(companyId, contact.contactId),
    ...contact,
    companyId,
    inList: lists.contacts(companyId, contact.archivedAt === undefined ? contact.role : 'archived'),
    listedBy: `${wordsOf(contact.name).join(' ')}#${contact.contactId}`,
  };
}
