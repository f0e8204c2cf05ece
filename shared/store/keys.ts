import type { ContactList } from '../domain/contact.ts';
import { isCopyId } from '../domain/ids.ts';

/**
 * The key of an item. All key strings are built in this file. Every key that a request can reach names the caller's
 * company, so a request cannot address another company's items. What only some functions may write has partitions with a prefix of
 * their own, because IAM compares partition keys with patterns whose "*" matches anything.
 */
export type Key = { readonly pk: string; readonly sk: string };

const company = (companyId: string) => `CO#${companyId}`;
const memberEntries = (companyId: string) => `MEMBERS#${companyId}`;

/** The prefixes of the sort keys of current and of former members. */
export const memberPrefix = 'MEMBER#';
export const formerMemberPrefix = 'FORMER#';

export const keys = {
  /** Has its own partition, because it contains the company's secret; see `administeredPartitions`. */
  company: (companyId: string): Key => ({ pk: `COMPANY#${companyId}`, sk: 'COMPANY' }),
  rateLimit: (companyId: string): Key => ({ pk: `RATE_LIMIT#${companyId}`, sk: 'RATE_LIMIT' }),
  originationNumber: (number: string): Key => ({ pk: `NUM#${number}`, sk: 'NUM' }),
  memberships: (subject: string) => `SUB#${subject}`,
  member: (subject: string, companyId: string): Key => ({ pk: `SUB#${subject}`, sk: company(companyId) }),
  /** Leads from a current member's id to their row. */
  memberEntry: (companyId: string, memberId: string): Key => ({
    pk: memberEntries(companyId),
    sk: `${memberPrefix}${memberId}`,
  }),
  /** Replaces the entry of a member who was removed. */
  formerMember: (companyId: string, memberId: string): Key => ({
    pk: memberEntries(companyId),
    sk: `${formerMemberPrefix}${memberId}`,
  }),
  /** The set of admins, which is never empty. */
  admins: (companyId: string): Key => ({ pk: memberEntries(companyId), sk: 'ADMINS' }),
  /** The settings of a member. They are separate from the membership, which no function may write. */
  memberSettings: (companyId: string, memberId: string): Key => ({
    pk: `SETTINGS#${companyId}#${memberId}`,
    sk: 'SETTINGS',
  }),
  contact: (companyId: string, contactId: string): Key => ({
    pk: `${company(companyId)}#CT#${contactId}`,
    sk: 'CONTACT',
  }),
  /** Leads from a person's id in another program to the contact. Without a contact: the beginning of the keys of them all. */
  externalId: (companyId: string, externalId: string, contactId = ''): Key => ({
    pk: `${company(companyId)}#EXT#${externalId}`,
    sk: `CONTACT#${contactId}`,
  }),
  /** The evidence of one agreement. Without a time: the beginning of the keys of them all. */
  consentEvidence: (companyId: string, contactId: string, recordedAt = '', conversationId = ''): Key => ({
    pk: `${company(companyId)}#CT#${contactId}`,
    sk: ['CONSENT', recordedAt, ...(conversationId === '' ? [] : [conversationId])].join('#'),
  }),
  contactInspection: (companyId: string, contactId: string, startsAt: string, inspectionId: string): Key => ({
    pk: `${company(companyId)}#CT#${contactId}`,
    sk: `INSP#${startsAt}#${inspectionId}`,
  }),
  conversation: (companyId: string, conversationId: string): Key => ({
    pk: `${company(companyId)}#CV#${conversationId}`,
    sk: 'CONVERSATION',
  }),
  /** Forwarded copies have their own partition, because they are in no thread. */
  message: (companyId: string, conversationId: string, at: string, messageId: string): Key => ({
    pk: `${company(companyId)}#CV#${conversationId}${isCopyId(messageId) ? '#COPIES' : ''}`,
    sk: `MSG#${at}#${messageId}`,
  }),
  /** Exists while we ask the carrier to remove a number from its opt-out list. */
  optOutRemoval: (companyId: string, conversationId: string): Key => ({
    pk: `${company(companyId)}#CV#${conversationId}`,
    sk: 'OPT_OUT_REMOVAL',
  }),
  marker: (companyId: string, idScope: string, messageId: string): Key => ({
    pk: `${company(companyId)}#MID#${idScope}#${messageId}`,
    sk: 'MID',
  }),
  /** An automated text that was refused for missing consent, beside where its marker would be. */
  refusedText: (companyId: string, idScope: string, messageId: string): Key => ({
    pk: `${company(companyId)}#MID#${idScope}#${messageId}`,
    sk: 'REFUSED',
  }),
  inspection: (companyId: string, inspectionId: string): Key => ({
    pk: `${company(companyId)}#INSP#${inspectionId}`,
    sk: 'INSPECTION',
  }),
  /** `place` keeps the contacts who share a number together. */
  searchEntry: (companyId: string, word: string, place: string, contactId = ''): Key => ({
    pk: `${company(companyId)}#FIND#${[...word][0] ?? ''}`,
    sk: `${word}#${place}#${contactId}`,
  }),
  /** Without a text: the beginning of the keys of them all. */
  inspectionText: (
    companyId: string,
    inspectionId: string,
    ...text: [] | [acceptedAt: string, idScope: string, messageId: string]
  ): Key => ({
    pk: `${company(companyId)}#INSP#${inspectionId}`,
    sk: ['TEXT', ...text, ...(text.length === 0 ? [''] : [])].join('#'),
  }),
  inspectionEntry: (companyId: string, word: string, startsAt: string, inspectionId: string): Key => ({
    pk: `${company(companyId)}#FINDINSP#${[...word][0] ?? ''}`,
    sk: `${word}#${startsAt}#${inspectionId}`,
  }),
  liveConnection: (companyId: string, connectionId: string): Key => ({
    pk: `LIVE#${companyId}`,
    sk: connectionId,
  }),
  connectionOwner: (connectionId: string): Key => ({ pk: `CONNECTION#${connectionId}`, sk: 'CONNECTION' }),
  /** The requests of a caller in one minute since 1970. */
  requests: (caller: string, minute: number): Key => ({ pk: `REQUESTS#${caller}`, sk: `MINUTE#${minute}` }),
  ticket: (ticket: string): Key => ({ pk: `TICKET#${ticket}`, sk: 'TICKET' }),
  /** Names the table that texts may be sent from. */
  sending: { pk: 'TABLE', sk: 'SENDING' } satisfies Key,
  automation: (roleName: string, companyId: string): Key => ({
    pk: `AUT#${roleName}`,
    sk: company(companyId),
  }),
  /** Separate from the registration, which the function that posts may not write. */
  lastPost: (companyId: string, roleName: string): Key => ({
    pk: `${company(companyId)}#AUTPOST#${roleName}`,
    sk: 'LAST_POST',
  }),
} as const;

/** Partitions, as IAM patterns, of the companies. Only the function with which admins change settings may update them. */
export const companyPartitions = [keys.company('*').pk] as const;

/** Partitions, as IAM patterns, of the members. Only the functions that admins call to manage members may write them. */
export const memberPartitions = [keys.memberships('*'), keys.admins('*').pk] as const;
/** Partitions, as IAM patterns, of the registrations of automations. Only admins' requests and operators may write them. */
export const automationPartitions = [keys.automation('*', '').pk] as const;

/**
 * Partitions, as IAM patterns, that only operators and admins write: companies with their secrets, numbers, members, automations,
 * and the item that names the table from which texts may be sent.
 */
export const administeredPartitions = [
  ...companyPartitions,
  keys.originationNumber('*').pk,
  ...memberPartitions,
  ...automationPartitions,
  keys.sending.pk,
] as const;

/** Partitions, as IAM patterns, of what members chose for themselves. */
export const settingsPartitions = [keys.memberSettings('*', '*').pk] as const;

/** Partitions, as IAM patterns, of the rate limits, send slots and pauses of numbers. */
export const rateLimitPartitions = [keys.rateLimit('*').pk] as const;

/** Partitions, as IAM patterns, in which every function behind a route counts its callers' requests. */
export const requestPartitions = [keys.requests('*', 0).pk] as const;

/** Partitions, as IAM patterns, of the tickets and connections of open pages. */
export const livePartitions = [
  keys.ticket('*').pk,
  keys.connectionOwner('*').pk,
  keys.liveConnection('*', '').pk,
] as const;

/** Returns a company's partition key in the recency indexes, which is also the prefix of all its other partition keys. */
export const recencyOf = company;

/** The lists of the list index. An item is in at most one of them at a time. */
export const lists = {
  unread: (companyId: string) => `${company(companyId)}#UNREAD`,
  failed: (companyId: string) => `${company(companyId)}#FAILED`,
  /** Automated texts that were refused for missing consent. */
  refused: (companyId: string) => `${company(companyId)}#REFUSED`,
  contacts: (companyId: string, list: ContactList) => `${company(companyId)}#CONTACTS#${list}`,
  blocked: (companyId: string) => `${company(companyId)}#BLOCKED`,
  /** Conversations that are in no section: they have texts of ours only, and all people have left their numbers. */
  unlisted: (companyId: string) => `${company(companyId)}#UNLISTED`,
  inspections: (companyId: string) => `${company(companyId)}#INSPECTIONS`,
  companies: 'COMPANIES',
  automations: (companyId: string) => `${company(companyId)}#AUTOMATIONS`,
  /** Items that wait for a check, spread over 16 partitions so that a busy minute makes no hot partition. */
  due: (bucket: number) => `DUE#${bucket}`,
} as const;

export const dueBucketNumbers = [...Array.from({ length: 16 }).keys()];

/** Returns the partition of the due list for an id. */
export function dueBucketOf(messageId: string): number {
  let sum = 0;
  for (const character of messageId) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum % dueBucketNumbers.length;
}

/** The prefix of the sort key of every message. */
export const messagePrefix = 'MSG#';

/** The sort keys of the other items to whose changes functions react, by kind. */
export const sortKeyOf = {
  company: 'COMPANY',
  conversation: 'CONVERSATION',
  rateLimit: 'RATE_LIMIT',
  optOutRemoval: 'OPT_OUT_REMOVAL',
} as const;

type SingleKind = keyof typeof sortKeyOf;

const kinds = new Map(
  Object.entries(sortKeyOf).map(([kind, sortKey]) => [sortKey as string, kind as SingleKind]),
);

/** Returns the kind of an item to whose changes functions react, or undefined for any other item. */
export function kindOfKey({ sk }: Key): 'message' | 'member' | 'formerMember' | SingleKind | undefined {
  if (sk.startsWith(messagePrefix)) return 'message';
  if (sk.startsWith(memberPrefix)) return 'member';
  return sk.startsWith(formerMemberPrefix) ? 'formerMember' : kinds.get(sk);
}
