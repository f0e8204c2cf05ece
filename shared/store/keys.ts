/**
 * Every key string of the table is built here and nowhere else. Whatever a caller's request can reach begins with the
 * caller's company, so one company cannot name another's items.
 */
export type Key = { readonly pk: string; readonly sk: string };

const company = (companyId: string) => `CO#${companyId}`;

export const keys = {
  /** In a partition of its own, because the company's secret is in it: see `administeredPartitions`. */
  company: (companyId: string): Key => ({ pk: `COMPANY#${companyId}`, sk: 'COMPANY' }),
  rateLimit: (companyId: string): Key => ({ pk: company(companyId), sk: 'RATE_LIMIT' }),
  originationNumber: (number: string): Key => ({ pk: `NUM#${number}`, sk: 'NUM' }),
  memberships: (subject: string) => `SUB#${subject}`,
  member: (subject: string, companyId: string): Key => ({ pk: `SUB#${subject}`, sk: company(companyId) }),
  contact: (companyId: string, contactId: string): Key => ({
    pk: `${company(companyId)}#CT#${contactId}`,
    sk: 'CONTACT',
  }),
  contactInspection: (companyId: string, contactId: string, startsAt: string, inspectionId: string): Key => ({
    pk: `${company(companyId)}#CT#${contactId}`,
    sk: `INSP#${startsAt}#${inspectionId}`,
  }),
  conversation: (companyId: string, conversationId: string): Key => ({
    pk: `${company(companyId)}#CV#${conversationId}`,
    sk: 'CONVERSATION',
  }),
  message: (companyId: string, conversationId: string, at: string, messageId: string): Key => ({
    pk: `${company(companyId)}#CV#${conversationId}`,
    sk: `MSG#${at}#${messageId}`,
  }),
  /** Stands while the carrier's own list is asked to let a number go. */
  release: (companyId: string, conversationId: string): Key => ({
    pk: `${company(companyId)}#CV#${conversationId}`,
    sk: 'RELEASE',
  }),
  marker: (companyId: string, idScope: string, messageId: string): Key => ({
    pk: `${company(companyId)}#MID#${idScope}#${messageId}`,
    sk: 'MID',
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
  liveConnection: (companyId: string, connectionId: string): Key => ({
    pk: `${company(companyId)}#LIVE`,
    sk: connectionId,
  }),
  connectionOwner: (connectionId: string): Key => ({ pk: `CONNECTION#${connectionId}`, sk: 'CONNECTION' }),
  ticket: (ticket: string): Key => ({ pk: `TICKET#${ticket}`, sk: 'TICKET' }),
  /** Names the table that texts may be sent from. */
  sending: { pk: 'TABLE', sk: 'SENDING' } satisfies Key,
  automation: (roleName: string): Key => ({ pk: `AUT#${roleName}`, sk: 'AUTOMATION' }),
} as const;

/**
 * Partitions, as patterns of IAM, that only an operator's commands write: companies with their secrets, numbers, members,
 * automations, and which table may send. No function may write them.
 */
export const administeredPartitions = [
  keys.company('*').pk,
  keys.originationNumber('*').pk,
  keys.memberships('*'),
  keys.automation('*').pk,
  keys.sending.pk,
] as const;

/** Partitions, as patterns of IAM, of open pages: their tickets and connections. */
export const livePartitions = [
  keys.ticket('*').pk,
  keys.connectionOwner('*').pk,
  keys.liveConnection('*', '').pk,
] as const;

/** Partition of the recency indexes, and the first part of every partition of what belongs to a company. */
export const recencyOf = company;

/** The lists of the list index: an item stands in at most one of them at a time. */
export const lists = {
  unread: (companyId: string) => `${company(companyId)}#UNREAD`,
  failed: (companyId: string) => `${company(companyId)}#FAILED`,
  contacts: (companyId: string) => `${company(companyId)}#CONTACTS`,
  members: (companyId: string) => `${company(companyId)}#MEMBERS`,
  inspections: (companyId: string) => `${company(companyId)}#INSPECTIONS`,
  companies: 'COMPANIES',
  automations: 'AUTOMATIONS',
  /** What is in flight, spread over four partitions so that one busy minute is no hot key. */
  due: (bucket: number) => `DUE#${bucket}`,
} as const;

export const dueBuckets = [0, 1, 2, 3] as const;

export function dueBucketOf(messageId: string): number {
  let sum = 0;
  for (const character of messageId) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum % dueBuckets.length;
}

/** First part of a message's sort key: every message of a conversation lies behind it. */
export const messagePrefix = 'MSG#';

/** Sort keys of the single items whose changes somebody wants to hear of, by their kind. */
export const sortKeyOf = {
  conversation: 'CONVERSATION',
  rateLimit: 'RATE_LIMIT',
  release: 'RELEASE',
} as const;

type SingleKind = keyof typeof sortKeyOf;

const kinds = new Map(
  Object.entries(sortKeyOf).map(([kind, sortKey]) => [sortKey as string, kind as SingleKind]),
);

/** The kinds of item whose changes somebody wants to hear of. */
export function kindOfKey(key: Key): 'message' | SingleKind | undefined {
  return key.sk.startsWith(messagePrefix) ? 'message' : kinds.get(key.sk);
}
