import { isDeepStrictEqual } from 'node:util';
import { destinationOf as reachedAt, type Contact } from '../domain/contact.ts';
import { idPatterns } from '../domain/ids.ts';
import { InspectionSummary } from '../domain/inspection.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import type { Company } from '../domain/company.ts';
import type { ConsentRecord } from '../domain/consentRecord.ts';
import { contactFrom, contactItemOf, formerConsentsOf, type FormerConsents } from './contactItems.ts';
import type { ResolvedContact } from './resolveContact.ts';
import type { Action, Database, Item } from './database.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keys, lists } from './keys.ts';
import { joinConversation, leaveConversation } from './peopleChange.ts';
import { entryActions, searchEntriesOf } from './searchEntries.ts';
import type { ConversationItem } from './conversationItems.ts';

const tries = 8;
const pageLength = 50;
const listQuestion = 'contacts';
const contactIdForm = idPatterns.contact;

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

    /** Lists contacts by name, 50 per page. Reads each from the table, because the index holds only keys. */
    async listContacts(companyId: string, cursor?: string): Promise<Page<Contact> | Refused> {
      const list = lists.contacts(companyId);
      const from = cursor && readCursor(listQuestion, cursor, [contactIdForm, /^.{1,500}$/u]);
      if (isRefused(from)) return from;
      const [contactId = '', listedBy = ''] = from || [];
      const { items, last } = await database.query({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list',
        ExpressionAttributeValues: { ':list': list },
        Limit: pageLength,
        ...(from && {
          ExclusiveStartKey: { ...keys.contact(companyId, contactId), inList: list, listedBy },
        }),
      });
      if (items.length === 0) return { items: [] };
      const found = await database.getMany(items);
      const next = last && String((last as Item)['listedBy']);
      return {
        items: found.flatMap((item) => (item ? [contactFrom(item)] : [])),
        ...(next && { cursor: writeCursor(listQuestion, [next.split('#').at(-1) ?? '', next]) }),
      };
    },

    /** Lists the newest 50 inspections of a contact. */
    async listInspectionsOf(companyId: string, contactId: string): Promise<readonly InspectionSummary[]> {
      const { items } = await database.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': keys.contact(companyId, contactId).pk, ':prefix': 'INSP#' },
        ScanIndexForward: false,
        Limit: 50,
      });
      return items.map((item) => fieldsOf(InspectionSummary, item));
    },

    /** Returns the first inspection of a contact that starts at `from` or later. */
    async findNextInspectionOf(
      companyId: string,
      contactId: string,
      from: Date,
    ): Promise<InspectionSummary | undefined> {
      const { items } = await database.query({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :end',
        ExpressionAttributeValues: {
          ':pk': keys.contact(companyId, contactId).pk,
          ':from': `INSP#${from.toISOString()}`,
          ':end': 'INSP#~',
        },
        Limit: 1,
      });
      return items[0] && fieldsOf(InspectionSummary, items[0]);
    },
  };
}

export function contactWriter(database: Database) {
  return {
    /**
     * Creates or changes a contact, in one transaction with its search entries and with the people of the conversations at its
     * new and its former number. Without a revision the contact must be new, or already stored with the same details. `any`
     * replaces the details whatever the revision is. `given` is recorded for the contact's number; consent at other numbers stays
     * with them (P31).
     */
    async putContact(
      { companyId }: Company,
      { contactId, ...resolved }: ResolvedContact,
      revision: number | 'any' | undefined,
      now: Date,
      given?: ConsentRecord,
    ): Promise<Contact | Refused> {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const item = await database.get(keys.contact(companyId, contactId), true);
        const before = item && contactFrom(item);
        const consents = consentsAfter(item, resolved, given);
        if (isRefused(consents)) return consents;
        const { consent, formerConsents } = consents;
        const changed = { contactId, ...resolved, ...(consent && { consent }) };
        if (before && isSame(before, changed)) return before;
        if (before && revision !== 'any' && before.revision !== revision)
          return refuse({ code: 'contact-changed', revision: before.revision });
        if (!before && typeof revision === 'number') return refuse({ code: 'contact-not-found' });

        const left = await leftConversation(companyId, before, resolved);
        const contact: Contact = {
          ...changed,
          ...formerDestination(before, left, resolved),
          revision: (before?.revision ?? 0) + 1,
        };
        const joined = await joinActions(companyId, contact, now);
        if (isRefused(joined)) return joined;
        const outcomes = await database.transact([
          contactAction(companyId, before, contact, formerConsents),
          ...(left ? leaveConversation(database.tableName, left, contactId, now) : []),
          ...joined,
          ...entryActions(
            database.tableName,
            before ? searchEntriesOf(companyId, before) : [],
            searchEntriesOf(companyId, contact),
          ),
        ]);
        if (!outcomes) return contact;
      }
      return refuse({ code: 'try-again' });
    },
  };

  function contactAction(
    companyId: string,
    before: Contact | undefined,
    contact: Contact,
    formerConsents: FormerConsents,
  ): Action {
    return {
      Put: {
        TableName: database.tableName,
        Item: contactItemOf(companyId, contact, formerConsents),
        ...(before
          ? {
              ConditionExpression: 'revision = :seen',
              ExpressionAttributeValues: { ':seen': before.revision },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    };
  }

  /** Returns the conversation at the number that the contact no longer has. */
  async function leftConversation(
    companyId: string,
    before: Contact | undefined,
    resolved: Pick<Contact, 'texting'>,
  ): Promise<ConversationItem | undefined> {
    const leaving = destinationOf(before);
    if (!leaving || leaving.conversationId === destinationOf(resolved)?.conversationId) return undefined;
    return seenConversation(companyId, leaving.conversationId);
  }

  async function joinActions(
    companyId: string,
    contact: Contact,
    now: Date,
  ): Promise<readonly Action[] | Refused> {
    const joining = destinationOf(contact);
    if (!joining) return [];
    const seen = await seenConversation(companyId, joining.conversationId);
    return joinConversation(database.tableName, companyId, joining, seen, contact, now);
  }

  async function seenConversation(
    companyId: string,
    conversationId: string,
  ): Promise<ConversationItem | undefined> {
    return (await database.get(keys.conversation(companyId, conversationId), true)) as
      | ConversationItem
      | undefined;
  }
}

function destinationOf(contact: Pick<Contact, 'texting'> | undefined) {
  return contact && 'number' in contact.texting ? contact.texting : undefined;
}

/**
 * Returns the consent at the contact's number after a change, and those at its other numbers. A consent that is already recorded
 * keeps the evidence of who recorded it and when. Sent with another number it is ignored, because that number needs its own.
 * Refuses a new consent without a number that can be texted.
 */
function consentsAfter(
  item: Item | undefined,
  resolved: Pick<Contact, 'texting'>,
  given: ConsentRecord | undefined,
): { readonly consent: ConsentRecord | undefined; readonly formerConsents: FormerConsents } | Refused {
  const before = item && contactFrom(item);
  const last = destinationOf(before)?.conversationId;
  const all = {
    ...formerConsentsOf(item),
    ...(before?.consent && last !== undefined && { [last]: before.consent }),
  };
  const isNew = given && !Object.values(all).some((known) => isSameConsent(known, given));
  const reached = reachedAt(resolved);
  if (isNew && isRefused(reached)) return reached;
  const { [isRefused(reached) ? '' : reached.conversationId]: known, ...formerConsents } = all;
  return { consent: isNew ? given : known, formerConsents };
}

function isSameConsent(one: ConsentRecord, other: ConsentRecord): boolean {
  return (['agreedTo', 'agreedAt', 'source', 'wording'] as const).every(
    (field) => one[field] === other[field],
  );
}

/** Returns the conversation with the contact's earlier texts: the one just left if it has messages, or the one before it. */
function formerDestination(
  before: Contact | undefined,
  left: ConversationItem | undefined,
  resolved: Pick<Contact, 'texting'>,
): Pick<Contact, 'formerConversationId'> {
  const former = left?.lastAt === undefined ? before?.formerConversationId : left.conversationId;
  if (former === undefined || former === destinationOf(resolved)?.conversationId) return {};
  return { formerConversationId: former };
}

function isSame(
  { formerConversationId: _, revision: __, ...before }: Contact,
  resolved: ResolvedContact,
): boolean {
  return isDeepStrictEqual(before, resolved);
}
