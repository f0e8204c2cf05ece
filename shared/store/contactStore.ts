import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '../domain/contact.ts';
import type { InspectionSummary } from '../domain/inspection.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import type { Company } from '../domain/company.ts';
import { contactFrom, contactItemOf } from './contactItems.ts';
import type { ToldContact } from './toldContact.ts';
import type { Action, Database, Item } from './database.ts';
import { keys } from './keys.ts';
import { joinConversation, leaveConversation } from './peopleChange.ts';
import { searchEntriesOf } from './searchEntries.ts';
import type { ConversationItem } from './conversationItems.ts';

const tries = 8;

export function contactReader(database: Database) {
  return {
    /** Eventually consistent unless asked otherwise. */
    async findContact(
      companyId: string,
      contactId: string,
      consistent = false,
    ): Promise<Contact | undefined> {
      const item = await database.get(keys.contact(companyId, contactId), consistent);
      return item && contactFrom(item);
    },

    /** The newest 50 inspections of a contact. */
    async listInspectionsOf(companyId: string, contactId: string): Promise<readonly InspectionSummary[]> {
      const { items } = await database.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': keys.contact(companyId, contactId).pk, ':prefix': 'INSP#' },
        ScanIndexForward: false,
        Limit: 50,
      });
      return items.map((item) => {
        const { inspectionId, address, startsAt, inspectors } = item as Item & InspectionSummary;
        return { inspectionId, address, startsAt, inspectors };
      });
    },
  };
}

export function contactWriter(database: Database) {
  return {
    /**
     * Creates a contact, or changes it, in one transaction with its search entries and the people of its number's
     * conversation (and of its former number's). Without a revision the contact must be new, or be stored just so already.
     */
    async putContact(
      { companyId }: Company,
      { contactId, ...told }: ToldContact,
      revision: number | undefined,
      now: Date,
    ): Promise<Contact | Refused> {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const item = await database.get(keys.contact(companyId, contactId), true);
        const before = item && contactFrom(item);
        const contact: Contact = { contactId, ...told, revision: (before?.revision ?? 0) + 1 };
        if (before && isSame(before, contact)) return before;
        if (before && before.revision !== revision)
          return refuse({ code: 'contact-changed', revision: before.revision });
        if (!before && revision !== undefined) return refuse({ code: 'contact-not-found' });

        const people = await peopleActions(companyId, before, contact, now);
        if (isRefused(people)) return people;
        const outcomes = await database.transact([
          contactAction(companyId, before, contact),
          ...people,
          ...entryActions(companyId, before, contact),
        ]);
        if (!outcomes) return contact;
      }
      return refuse({ code: 'try-again' });
    },
  };

  function contactAction(companyId: string, before: Contact | undefined, contact: Contact): Action {
    return {
      Put: {
        TableName: database.tableName,
        Item: contactItemOf(companyId, contact),
        ...(before
          ? {
              ConditionExpression: 'revision = :seen',
              ExpressionAttributeValues: { ':seen': before.revision },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    };
  }

  async function peopleActions(
    companyId: string,
    before: Contact | undefined,
    contact: Contact,
    now: Date,
  ): Promise<readonly Action[] | Refused> {
    const leaving = conversationOf(before);
    const joining = conversationOf(contact);
    const actions: Action[] = [];
    if (leaving && leaving.conversationId !== joining?.conversationId) {
      const seen = await seenConversation(companyId, leaving.conversationId);
      if (seen) actions.push(leaveConversation(database.tableName, seen, contact.contactId, now));
    }
    if (joining) {
      const seen = await seenConversation(companyId, joining.conversationId);
      const joined = joinConversation(database.tableName, companyId, joining, seen, contact);
      if (isRefused(joined)) return joined;
      if (joined) actions.push(joined);
    }
    return actions;
  }

  async function seenConversation(
    companyId: string,
    conversationId: string,
  ): Promise<ConversationItem | undefined> {
    return (await database.get(keys.conversation(companyId, conversationId), true)) as
      | ConversationItem
      | undefined;
  }

  function entryActions(companyId: string, before: Contact | undefined, contact: Contact): readonly Action[] {
    const entries = searchEntriesOf(companyId, contact);
    const kept = new Set(entries.map((entry) => entry.word));
    const gone = before ? searchEntriesOf(companyId, before).filter((entry) => !kept.has(entry.word)) : [];
    return [
      ...entries.map((entry): Action => ({ Put: { TableName: database.tableName, Item: entry } })),
      ...gone.map(({ pk, sk }): Action => ({ Delete: { TableName: database.tableName, Key: { pk, sk } } })),
    ];
  }
}

function conversationOf(contact: Contact | undefined) {
  return contact && 'number' in contact.texting ? contact.texting : undefined;
}

function isSame(one: Contact, other: Contact): boolean {
  return isDeepStrictEqual({ ...one, revision: 0 }, { ...other, revision: 0 });
}
