import type { PhoneNumber } from '../domain/phoneNumber.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';
import {
  lastMessageOf,
  listedSections,
  recencyAttribute,
  type ConversationItem,
} from './conversationItems.ts';
import type { Action, Database } from './database.ts';
import { keys, lists } from './keys.ts';
import type { InboundItem } from './messageItems.ts';

/** A text that came in: from a person's number, at the time at which the carrier published it. */
export type InboundText = {
  readonly from: PhoneNumber;
  readonly text: string;
  readonly at: string;
  readonly inboundMessageId: string;
};

const tries = 12;

export function inboundWriter(database: Database) {
  return {
    /**
     * Stores an inbound text and everything that follows from it in one transaction, once for each inboundMessageId.
     * A number that nobody is known at gets its conversation here.
     */
    async recordInbound(
      company: CompanyWithSecret,
      inbound: InboundText,
    ): Promise<'stored' | 'stored before'> {
      const { companyId } = company;
      const conversationId = conversationIdOf(company.secret, inbound.from);
      const key = keys.conversation(companyId, conversationId);
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const seen = (await database.get(key, attempt > 0)) as ConversationItem | undefined;
        const outcomes = await database.transact([
          {
            Put: {
              TableName: database.tableName,
              Item: {
                ...keys.marker(companyId, 'carrier', inbound.inboundMessageId),
                conversationId,
                at: inbound.at,
              },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          { Put: { TableName: database.tableName, Item: itemOf(companyId, conversationId, inbound) } },
          seen
            ? summaryOf(database.tableName, companyId, seen, inbound)
            : firstSummaryOf(database.tableName, companyId, conversationId, inbound),
        ]);
        if (!outcomes) return 'stored';
        if (outcomes[0]?.code === 'ConditionalCheckFailed') return 'stored before';
      }
      throw new Error('The conversation of an inbound text kept changing while it was being stored');
    },
  };
}

function itemOf(companyId: string, conversationId: string, inbound: InboundText): InboundItem {
  const messageId = inbound.inboundMessageId;
  return {
    ...keys.message(companyId, conversationId, inbound.at, messageId),
    companyId,
    conversationId,
    messageId,
    direction: 'inbound',
    text: inbound.text,
    at: inbound.at,
    revision: 1,
  };
}

function firstSummaryOf(
  tableName: string,
  companyId: string,
  conversationId: string,
  inbound: InboundText,
): Action {
  const item: ConversationItem & Record<string, unknown> = {
    ...keys.conversation(companyId, conversationId),
    company: keys.company(companyId).pk,
    companyId,
    conversationId,
    number: inbound.from,
    people: {},
    revision: 1,
    peopleRevision: 0,
    lastAt: inbound.at,
    unknownAt: inbound.at,
    lastInboundAt: inbound.at,
    lastMessage: lastOf(inbound),
    unreadSince: inbound.at,
    unreadRevision: 1,
    inList: lists.unread(companyId),
    listedBy: inbound.at,
  };
  return { Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/** A late text takes its place in the thread and makes it unread, but leaves the newer last message alone (P19). */
function summaryOf(
  tableName: string,
  companyId: string,
  seen: ConversationItem,
  inbound: InboundText,
): Action {
  const newest = seen.lastAt === undefined || seen.lastAt <= inbound.at;
  const recency = listedSections(seen, true).map((section) => recencyAttribute[section]);
  const sets = [
    'revision = revision + :one',
    'unreadRevision = revision + :one',
    'unreadSince = if_not_exists(unreadSince, :at)',
    'inList = :list',
    'listedBy = if_not_exists(listedBy, :at)',
    ...(newest ? ['lastMessage = :lastMessage', 'lastAt = :at'] : []),
    ...recency.map((name) => `${name} = ${newest ? ':at' : 'lastAt'}`),
    ...(newest || seen.lastInboundAt === undefined || seen.lastInboundAt <= inbound.at
      ? ['lastInboundAt = :at']
      : []),
  ];
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      UpdateExpression: `SET ${sets.join(', ')}`,
      ConditionExpression: `peopleRevision = :people AND ${seen.lastAt === undefined ? 'attribute_not_exists(lastAt)' : 'lastAt = :seenLast'}`,
      ExpressionAttributeValues: {
        ':one': 1,
        ':at': inbound.at,
        ':list': lists.unread(companyId),
        ':people': seen.peopleRevision,
        ...(seen.lastAt !== undefined && { ':seenLast': seen.lastAt }),
        ...(newest && { ':lastMessage': lastOf(inbound) }),
      },
    },
  };
}

function lastOf(inbound: InboundText) {
  return lastMessageOf({
    messageId: inbound.inboundMessageId,
    direction: 'inbound',
    text: inbound.text,
    at: inbound.at,
  });
}
