import { Contact } from '../domain/contact.ts';
import { wordsOf } from '../domain/searchWords.ts';
import type { Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keys, lists } from './keys.ts';

export function contactFrom(item: Item): Contact {
  return fieldsOf(Contact, item);
}

/**
 * Keeps the sort key under DynamoDB's 1024 bytes and the cursor under its limit: a character has up to 4 bytes, and a contact id
 * follows.
 */
const mostSortingCharacters = 150;

/** Returns the beginning of a name that sorts it. Cut by characters and not by bytes, so that the cut keeps the order. */
function sortingName(name: string): string {
  return [...wordsOf(name).join(' ')].slice(0, mostSortingCharacters).join('');
}

/** Builds the item of a contact. `known` are the conversations at the numbers that the contact had before. */
export function contactItemOf(companyId: string, contact: Contact, known: readonly string[] = []): Item {
  const { texting, archivedAt, erasedAt } = contact;
  const here = 'conversationId' in texting ? [texting.conversationId] : [];
  return {
    ...keys.contact(companyId, contact.contactId),
    ...contact,
    companyId,
    conversationIds: [...new Set([...known, ...here])],
    ...(erasedAt === undefined && {
      inList: lists.contacts(companyId, archivedAt === undefined ? contact.role : 'archived'),
      listedBy: `${sortingName(contact.name)}#${contact.contactId}`,
    }),
  };
}

/** Returns the ids of the conversations at all numbers that the contact has or had. */
export function conversationIdsIn(item: Item | undefined): readonly string[] {
  return (item?.['conversationIds'] as readonly string[] | undefined) ?? [];
}
