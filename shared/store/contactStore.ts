import type { Contact, ContactList } from '../domain/contact.ts';
import { InspectionSummary, maxInspectionsListed } from '../domain/inspection.ts';
import { isRefused, type Refused } from '../domain/refusal.ts';
import { Role } from '../domain/role.ts';
import { searchKeys } from '../domain/searchWords.ts';
import { contactFrom, conversationIdsIn } from './contactItems.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database, Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keysBeginning } from './keyRange.ts';
import { keys, lists } from './keys.ts';
import type { SearchEntry } from './searchEntries.ts';

const pageLength = 50;

export function contactReader(database: Database) {
  return {
    /** Reads a contact, eventually consistent by default. */
    async findContact(
      companyId: string,
      contactId: string,
      consistent = false,
    ): Promise<Contact | undefined> {
      const item = await database.get(keys.contact(companyId, contactId), consistent);
      return item && contactFrom(item);
    },

    /** Lists the conversations at all numbers that a contact has or had. */
    async listConversationIdsOf(companyId: string, contactId: string): Promise<readonly string[]> {
      return conversationIdsIn(await database.get(keys.contact(companyId, contactId), true));
    },

    /** Finds the contacts with this id in another program, archived ones too. */
    async findContactsByExternalId(companyId: string, externalId: string): Promise<readonly Contact[]> {
      const { pk, sk } = keys.externalId(companyId, externalId);
      const { items } = await database.query({
        ...keysBeginning(pk, sk),
        ConsistentRead: true,
        Limit: pageLength,
      });
      const contacts = items.map((item) => keys.contact(companyId, String(item['contactId'])));
      const found = await database.getMany(contacts, true);
      return found.flatMap((item) => (item ? [contactFrom(item)] : []));
    },

    /** Finds the contacts with exactly this e-mail address, whatever its case; archived ones are not among them. */
    async findContactsByEmail(companyId: string, email: string): Promise<readonly Contact[]> {
      const [word] = searchKeys(email);
      if (word === undefined) return [];
      const { pk } = keys.searchEntry(companyId, word, '');
      const items = await database.queryAll({ ...keysBeginning(pk, word), ConsistentRead: true });
      return (items as SearchEntry[]).flatMap(({ contact }) =>
        contact?.email?.toLowerCase() === email.toLowerCase() ? [contact] : [],
      );
    },

    /**
     * Lists the contacts of one list by name, 50 per page by default; without `list` all that are not archived, merged from the lists of the
     * roles. Reads each from the table, because the index holds only keys.
     */
    async listContacts(
      companyId: string,
      {
        list,
        cursor,
        limit = pageLength,
      }: {
        readonly list?: ContactList | undefined;
        readonly cursor?: string | undefined;
        readonly limit?: number;
      } = {},
    ): Promise<Page<Contact> | Refused> {
      const question = `contacts ${list ?? ''}`;
      const position = cursor && readCursor(question, cursor, [/^.{1,500}$/u]);
      if (isRefused(position)) return position;
      const [after = ''] = position || [];
      const read = await Promise.all(
        (list ? [list] : Role.options).map((one) => namesOf(lists.contacts(companyId, one), after, limit)),
      );
      const byName = read.flatMap(({ items }) => items).toSorted(byListedName);
      const shown = byName.slice(0, limit);
      if (shown.length === 0) return { items: [] };
      const found = await database.getMany(shown);
      const hasMore = byName.length > shown.length || read.some(({ last }) => last !== undefined);
      return {
        items: found.flatMap((item) => (item ? [contactFrom(item)] : [])),
        ...(hasMore && { cursor: writeCursor(question, [String(shown.at(-1)?.['listedBy'])]) }),
      };
    },

    /**
     * Lists inspections of a contact, newest first: the next 50 that start at `from` or later, however many follow them, and the
     * last 50 before.
     */
    async listInspectionsOf(
      companyId: string,
      contactId: string,
      from: Date,
    ): Promise<readonly InspectionSummary[]> {
      const [coming, past] = await Promise.all([
        inspectionsOf(companyId, contactId, 'from', from, maxInspectionsListed),
        inspectionsOf(companyId, contactId, 'before', from, maxInspectionsListed),
      ]);
      return [...coming.toReversed(), ...past];
    },

    /** Returns the first inspection of a contact that starts at `from` or later. */
    async findNextInspectionOf(
      companyId: string,
      contactId: string,
      from: Date,
    ): Promise<InspectionSummary | undefined> {
      const [next] = await inspectionsOf(companyId, contactId, 'from', from, 1);
      return next;
    },
  };

  /** Reads a contact's inspections from a time on, earliest first, or those before it, latest first. */
  async function inspectionsOf(
    companyId: string,
    contactId: string,
    side: 'from' | 'before',
    time: Date,
    limit: number,
  ): Promise<readonly InspectionSummary[]> {
    const edge = `INSP#${time.toISOString()}`;
    const [first, last] = side === 'from' ? [edge, 'INSP#~'] : ['INSP#', edge];
    const { items } = await database.query({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': keys.contact(companyId, contactId).pk,
        ':first': first,
        ':last': last,
      },
      ScanIndexForward: side === 'from',
      Limit: limit,
    });
    return items.map((item) => fieldsOf(InspectionSummary, item));
  }

  function namesOf(list: string, after: string, limit: number) {
    return database.query({
      IndexName: 'lists',
      KeyConditionExpression: 'inList = :list AND listedBy > :after',
      ExpressionAttributeValues: { ':list': list, ':after': after === '' ? ' ' : after },
      Limit: limit,
    });
  }
}

/** Compares names as the index sorts them, by their bytes. */
function byListedName(one: Item, other: Item): number {
  return Buffer.compare(Buffer.from(String(one['listedBy'])), Buffer.from(String(other['listedBy'])));
}
