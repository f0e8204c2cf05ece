import { isDeepStrictEqual } from 'node:util';
import type { Company } from '../domain/company.ts';
import type { ConsentEvidence, ConsentRecord } from '../domain/consentRecord.ts';
import { erasedName, type Contact } from '../domain/contact.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import { phoneFieldOf } from '../domain/role.ts';
import { consentsAfter, evidenceAction } from './consentEvidence.ts';
import { contactFrom, contactItemOf, conversationIdsIn } from './contactItems.ts';
import type { ConversationItem } from './conversationItems.ts';
import { readConversationRow } from './conversationRow.ts';
import type { Action, Database, Item } from './database.ts';
import { externalIdActions } from './externalIdItems.ts';
import { keys } from './keys.ts';
import { joinConversation, leaveConversation } from './peopleChange.ts';
import type { ResolvedContact } from './resolveContact.ts';
import { entryActions, searchEntriesOf } from './searchEntries.ts';
import { optimistically } from './optimistically.ts';
import { onlyWhen } from './update.ts';

const tries = 8;

export function contactWriter(database: Database) {
  return {
    /**
     * Creates or changes a contact. Writes its search entries, its external id and the people of its new and former conversation
     * in the same transaction. Without a revision the contact must be new, or already stored with the same details. `any`
     * replaces the details whatever the revision is. `given` is recorded for the contact's number; consent at other numbers stays
     * with them (P31). With its number it is recorded also when it is the same as at another number.
     */
    async putContact(
      { companyId }: Company,
      { contactId, ...resolved }: ResolvedContact,
      revision: number | 'any' | undefined,
      now: Date,
      given?: ConsentRecord | ConsentEvidence,
    ): Promise<Contact | Refused> {
      return changeContact(companyId, contactId, now, async (before) => {
        if (before?.erasingSince !== undefined) return refuse({ code: 'contact-erased' });
        const consents = await consentsAfter(database, companyId, before, { contactId, ...resolved }, given);
        if (isRefused(consents)) return consents;
        const { consent, evidence } = consents;
        const externalId = resolved.externalId ?? before?.externalId;
        const changed = {
          contactId,
          ...resolved,
          ...(externalId !== undefined && { externalId }),
          ...(consent && { consent }),
        };
        if (before && isSame(before, changed)) return 'unchanged';
        if (before && revision !== 'any' && before.revision !== revision)
          return refuse({ code: 'contact-changed', revision: before.revision });
        if (!before && typeof revision === 'number') return refuse({ code: 'contact-not-found' });
        const archivedAt = before?.archivedAt;
        return {
          after: { ...changed, ...(archivedAt !== undefined && { archivedAt }) },
          ...(evidence && { evidence }),
        };
      });
    },

    /**
     * Archives a contact or restores it. An archived contact is on no list, in no search and at no number; its texts stay in their
     * conversation, which shows it as former. Does nothing when it is archived, or in use, already.
     */
    async archiveContact(
      companyId: string,
      contactId: string,
      isArchived: boolean,
      now: Date,
    ): Promise<Contact | Refused> {
      return changeContact(companyId, contactId, now, async (before) => {
        if (!before) return refuse({ code: 'contact-not-found' });
        if (before.erasingSince !== undefined) return refuse({ code: 'contact-erased' });
        const { archivedAt, ...inUse } = before;
        if ((archivedAt !== undefined) === isArchived) return 'unchanged';
        return { after: isArchived ? { ...inUse, archivedAt: now.toISOString() } : inUse };
      });
    },

    /**
     * Begins to erase a contact: its details and its search entries go, it leaves its number, and nothing can change it any more.
     * It is listed as archived until `finishErasing`.
     */
    async beginErasing(companyId: string, contactId: string, now: Date): Promise<Contact | Refused> {
      return changeContact(companyId, contactId, now, async (before) => {
        if (!before) return refuse({ code: 'contact-not-found' });
        if (before.erasingSince !== undefined) return 'unchanged';
        const { role, archivedAt = now.toISOString() } = before;
        const texting = { missing: phoneFieldOf[role] };
        const erasingSince = now.toISOString();
        return { after: { contactId, role, name: erasedName, texting, archivedAt, erasingSince } };
      });
    },

    /** Marks a contact as erased, and takes it off the list of archived contacts. */
    async finishErasing(companyId: string, contactId: string, now: Date): Promise<Contact | Refused> {
      return changeContact(companyId, contactId, now, async (before) => {
        if (before?.erasingSince === undefined) return refuse({ code: 'contact-not-found' });
        return before.erasedAt === undefined
          ? { after: { ...before, erasedAt: now.toISOString() } }
          : 'unchanged';
      });
    },
  };

  /** Writes what `decide` returns for the stored contact, and decides again when it has changed meanwhile. */
  async function changeContact(
    companyId: string,
    contactId: string,
    now: Date,
    decide: (before: Contact | undefined) => Promise<Decision | 'unchanged' | Refused>,
  ): Promise<Contact | Refused> {
    const read = () => database.get(keys.contact(companyId, contactId), true);
    const answer = await optimistically(tries, read, async (item): Promise<Contact | Refused | undefined> => {
      const before = item && contactFrom(item);
      const decision = await decide(before);
      if (isRefused(decision)) return decision;
      if (decision === 'unchanged') return before ?? refuse({ code: 'contact-not-found' });
      const { after, evidence } = decision;

      const left = await leftConversation(companyId, before, after);
      const { formerConversationId: _, ...details } = after;
      const contact: Contact = {
        ...details,
        ...formerDestination(before, left, after),
        revision: (before?.revision ?? 0) + 1,
      };
      const joined = await joinActions(companyId, before, contact, now);
      if (isRefused(joined)) return joined;
      const outcomes = await database.transact([
        contactAction(companyId, item, contact),
        ...(evidence ? [evidenceAction(database, companyId, contact, evidence)] : []),
        ...(left ? leaveConversation(database.tableName, left, contact, now) : []),
        ...joined,
        ...externalIdActions(database.tableName, companyId, before, contact),
        ...entryActions(
          database.tableName,
          before ? searchEntriesOf(companyId, before) : [],
          searchEntriesOf(companyId, contact),
        ),
      ]);
      return outcomes ? undefined : contact;
    });
    return answer ?? refuse({ code: 'try-again' });
  }

  function contactAction(companyId: string, before: Item | undefined, contact: Contact): Action {
    return {
      Put: {
        TableName: database.tableName,
        Item: contactItemOf(companyId, contact, conversationIdsIn(before)),
        // Unchanged since it was read, or still absent.
        ...onlyWhen<Contact>({ revision: before?.['revision'] }),
      },
    };
  }

  /** Returns the conversation at the contact's number before, when it loses the number or is archived. */
  async function leftConversation(
    companyId: string,
    before: Contact | undefined,
    after: Reached,
  ): Promise<ConversationItem | undefined> {
    const leaving = numberOf(before);
    const isArchivedNow = before?.archivedAt === undefined && after.archivedAt !== undefined;
    if (!leaving || (hasSameNumber(before, after) && !isArchivedNow)) return undefined;
    return readConversationRow(database, companyId, leaving.conversationId);
  }

  /**
   * Returns the actions that add the contact to the conversation at its number. An archived contact joins none, but a number that
   * it had before shows it as archived.
   */
  async function joinActions(
    companyId: string,
    before: Contact | undefined,
    contact: Contact,
    now: Date,
  ): Promise<readonly Action[] | Refused> {
    const joining = numberOf(contact);
    const isArchived = contact.archivedAt !== undefined;
    if (!joining || (isArchived && hasSameNumber(before, contact))) return [];
    const seen = await readConversationRow(database, companyId, joining.conversationId);
    if (!isArchived) return joinConversation(database.tableName, companyId, joining, seen, contact, now);
    return seen ? leaveConversation(database.tableName, seen, contact, now) : [];
  }
}

/** A contact as it is to be stored, with the evidence of a consent that is recorded with it. */
type Decision = { readonly after: Omit<Contact, 'revision'>; readonly evidence?: ConsentEvidence };

type Reached = Pick<Contact, 'texting' | 'archivedAt'>;

function numberOf(contact: Pick<Contact, 'texting'> | undefined) {
  return contact && 'number' in contact.texting ? contact.texting : undefined;
}

function hasSameNumber(before: Reached | undefined, after: Reached): boolean {
  return numberOf(before)?.conversationId === numberOf(after)?.conversationId;
}

/**
 * Returns the conversation with the contact's earlier texts: the one just left if it has messages, or the one before it. A contact
 * that got and lost a number while it was archived never was in the conversation there.
 */
function formerDestination(
  before: Contact | undefined,
  left: ConversationItem | undefined,
  after: Reached,
): Pick<Contact, 'formerConversationId'> {
  const here = numberOf(after)?.conversationId;
  const wasThere = before !== undefined && left?.people[before.contactId] !== undefined;
  const hasLeft = wasThere && left?.lastAt !== undefined && left.conversationId !== here;
  const former = hasLeft ? left.conversationId : before?.formerConversationId;
  return former === undefined || former === here ? {} : { formerConversationId: former };
}

function isSame(
  { formerConversationId: _, archivedAt: __, revision: ___, ...before }: Contact,
  resolved: ResolvedContact,
): boolean {
  return isDeepStrictEqual(before, resolved);
}
