import type { ConsentRecord } from '../domain/consentRecord.ts';
import { Contact } from '../domain/contact.ts';
import { wordsOf } from '../domain/searchWords.ts';
import type { Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keys, lists } from './keys.ts';

export function contactFrom(item: Item): Contact {
  return fieldsOf(Contact, item);
}

/** The consent that a contact gave at former numbers, by conversation. It counts again when the contact returns to such a number. */
export type FormerConsents = Readonly<Record<string, ConsentRecord>>;

export function formerConsentsOf(item: Item | undefined): FormerConsents {
  return (item?.['formerConsents'] as FormerConsents | undefined) ?? {};
}

export function contactItemOf(
  companyId: string,
  contact: Contact,
  formerConsents: FormerConsents = {},
): Item {
  return {
    ...keys.contact(companyId, contact.contactId),
    ...contact,
    ...(Object.keys(formerConsents).length > 0 && { formerConsents }),
    companyId,
    inList: lists.contacts(companyId, contact.archivedAt === undefined ? contact.role : 'archived'),
    listedBy: `${wordsOf(contact.name).join(' ')}#${contact.contactId}`,
  };
}
