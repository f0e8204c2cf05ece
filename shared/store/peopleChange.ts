import { isDeepStrictEqual } from 'node:util';
import { maxPeople } from '../domain/conversation.ts';
import type { Contact } from '../domain/contact.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { Section } from '../domain/role.ts';
import {
  CopiedPerson,
  isUnlisted,
  listedSections,
  recencyAttribute,
  writersIn,
  type ConversationItem,
  type StoredPerson,
} from './conversationItems.ts';
import type { Action } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keys, lists, recencyOf } from './keys.ts';
import { conversationEntriesOf, entryActions } from './searchEntries.ts';
import { copyOf, presentLike, unlessSet, update, type ItemUpdate } from './update.ts';

const maxFormer = 25;

type People = ConversationItem['people'];

/** Returns the actions that add a contact to the conversation at its number; none when the contact is already there unchanged. */
export function joinConversation(
  tableName: string,
  companyId: string,
  destination: { readonly number: string; readonly conversationId: string },
  seen: ConversationItem | undefined,
  contact: Contact,
  now: Date,
): readonly Action[] | Refused {
  const person: StoredPerson = {
    ...fieldsOf(CopiedPerson, contact),
    ...(contact.consent && { agreedAt: contact.consent.agreedAt }),
    ...joinedAt(seen, contact.contactId, now),
  };
  if (!seen) return [newConversation(tableName, companyId, destination, contact.contactId, person)];
  if (isDeepStrictEqual(seen.people[contact.contactId], person)) return [];
  const people = { ...seen.people, [contact.contactId]: person };
  const current = Object.values(people).filter(({ formerSince }) => formerSince === undefined);
  if (current.length > maxPeople) return refuse({ code: 'number-full', max: maxPeople });
  return changedPeople(tableName, seen, { people, number: destination.number });
}

/** Returns when a person got a number from which others have texted. Their texts do not count as this person's (P31). */
function joinedAt(
  seen: ConversationItem | undefined,
  contactId: string,
  now: Date,
): Pick<StoredPerson, 'joinedAt'> {
  const known = seen?.people[contactId];
  if (known && known.formerSince === undefined) {
    return known.joinedAt === undefined ? {} : { joinedAt: known.joinedAt };
  }
  const others = Object.keys(seen?.people ?? {}).filter((id) => id !== contactId);
  const othersWrote = seen?.lastInboundAt !== undefined && others.length > 0;
  return othersWrote ? { joinedAt: now.toISOString() } : {};
}

/**
 * Returns the actions that show a contact as former: one that left the number, or one that is archived and still has it. The
 * conversation keeps the newest 25 such contacts. None for a contact that is not among its people.
 */
export function leaveConversation(
  tableName: string,
  seen: ConversationItem,
  contact: Pick<Contact, 'contactId' | 'texting' | 'archivedAt' | 'erasingSince'>,
  now: Date,
): readonly Action[] {
  const { contactId, texting, archivedAt, erasingSince } = contact;
  const { [contactId]: leaving, ...others } = seen.people;
  if (!leaving) return [];
  const hasNumber = 'conversationId' in texting && texting.conversationId === seen.conversationId;
  // A contact that is being erased has lost its number, but did not get another one.
  const isArchived = archivedAt !== undefined && (hasNumber || erasingSince !== undefined);
  // An archived person stays even without a message, because a scheduled text may still wait for them.
  const isKept = seen.lastAt !== undefined || isArchived;
  const people: People = isKept ? { ...others, [contactId]: formerPerson(leaving, isArchived, now) } : others;
  return changedPeople(tableName, seen, { people: withNewestFormer(people), number: seen.number });
}

function formerPerson(
  { archived: _, ...person }: StoredPerson,
  isArchived: boolean,
  now: Date,
): StoredPerson {
  const { formerSince = now.toISOString() } = person;
  return { ...person, formerSince, ...(isArchived && { archived: true }) };
}

function newConversation(
  tableName: string,
  companyId: string,
  destination: { readonly number: string; readonly conversationId: string },
  contactId: string,
  person: StoredPerson,
): Action {
  const item = newConversationItem(companyId, destination, { [contactId]: person });
  return { Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/** Builds the item of a conversation that has no message yet. */
export function newConversationItem(
  companyId: string,
  { number, conversationId }: { readonly number: string; readonly conversationId: string },
  people: People,
): ConversationItem & { readonly company: string } {
  return {
    ...keys.conversation(companyId, conversationId),
    company: recencyOf(companyId),
    companyId,
    conversationId,
    number,
    people,
    revision: 1,
    peopleRevision: 1,
  };
}

type PeopleChange = Pick<ConversationItem, 'people' | 'number'>;

/**
 * Returns the actions that write the people with the search entries that depend on them, and the number, which was erased or
 * returns. `more` is changed with them.
 */
export function changedPeople(
  tableName: string,
  seen: ConversationItem,
  changed: PeopleChange,
  more: ItemUpdate<ConversationItem> = {},
): readonly Action[] {
  return [
    peopleUpdate(tableName, seen, changed, more),
    ...entryActions(tableName, conversationEntriesOf(seen), conversationEntriesOf({ ...seen, ...changed })),
  ];
}

/** Returns the action that writes the people and lists the conversation in their sections by the time of its last message. */
function peopleUpdate(
  tableName: string,
  seen: ConversationItem,
  changed: PeopleChange,
  { set = {}, remove = [], when = {} }: ItemUpdate<ConversationItem>,
): Action {
  const listed =
    seen.lastAt === undefined
      ? []
      : listedSections({ ...seen, ...changed }, seen.lastInboundAt !== undefined);
  const unlisted = Section.options.filter((section) => !listed.includes(section));
  const list = lists.unlisted(seen.companyId);
  const isLeft = isUnlisted({ ...seen, ...changed });
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      ...update<ConversationItem>({
        set: {
          ...changed,
          ...Object.fromEntries(listed.map((section) => [recencyAttribute[section], copyOf('lastAt')])),
          ...(isLeft && { inList: list, listedBy: copyOf('lastAt') }),
          // Stored here and not with the inbound text, so that it costs an inbound text nothing.
          ...(seen.lastMessage && { 'lastMessage.writers': unlessSet(writersIn(seen.people)) }),
          ...set,
        },
        add: { revision: 1, peopleRevision: 1 },
        remove: [
          ...unlisted.map((section) => recencyAttribute[section]),
          ...(seen.inList === list && !isLeft ? (['inList', 'listedBy'] as const) : []),
          ...remove,
        ],
        when: {
          peopleRevision: seen.peopleRevision,
          lastAt: presentLike(seen.lastAt),
          lastInboundAt: presentLike(seen.lastInboundAt),
          blocked: presentLike(seen.blocked),
          ...when,
        },
      }),
    },
  };
}

function withNewestFormer(people: People): People {
  const former = Object.entries(people)
    .filter(([, { formerSince }]) => formerSince !== undefined)
    .toSorted(([, one], [, other]) => (other.formerSince ?? '').localeCompare(one.formerSince ?? ''))
    .slice(0, maxFormer);
  const current = Object.entries(people).filter(([, { formerSince }]) => formerSince === undefined);
  return Object.fromEntries([...current, ...former]);
}
