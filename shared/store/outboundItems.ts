import type { Author } from '../domain/author.ts';
import type { AutoReply } from '../domain/consent.ts';
import type { MessageLink } from '../domain/message.ts';
import {
  lastMessageOf,
  listedSections,
  recencyAttribute,
  type ConversationItem,
} from './conversationItems.ts';
import type { Action } from './database.ts';
import { dueBucketOf, keys, lists } from './keys.ts';
import type { Lane, OutboundItem } from './messageItems.ts';

/** A text that is to go out, as its sender wants it. Times of the store are its caller's. */
export type NewOutbound = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly author: Author;
  readonly contactId?: string;
  readonly lane: Lane;
  readonly now: Date;
  /** When somebody first looks whether it is stuck. */
  readonly checkAt: Date;
  /** When it is to go out; absent: now. */
  readonly dueAt?: Date;
  /** Set where `dueAt` is later than its sender asked, because of the company's night. */
  readonly isHeld?: boolean;
  readonly resendOf?: MessageLink & { readonly attempt: number };
  readonly autoReply?: AutoReply;
};

/** When it is to go out: its place in the thread. */
export function timeOf({ dueAt, now }: Pick<NewOutbound, 'dueAt' | 'now'>): string {
  return (dueAt ?? now).toISOString();
}

export function outboundItemOf(acceptance: NewOutbound): OutboundItem {
  const at = timeOf(acceptance);
  const accepted = acceptance.now.toISOString();
  const {
    companyId,
    conversationId,
    messageId,
    text,
    author,
    contactId,
    resendOf,
    autoReply,
    lane,
    dueAt,
    isHeld,
  } = acceptance;
  return {
    ...keys.message(companyId, conversationId, at, messageId),
    companyId,
    conversationId,
    messageId,
    direction: 'outbound',
    text,
    at,
    revision: 1,
    author,
    ...(contactId !== undefined && { contactId }),
    ...(resendOf && { resendOf }),
    ...(autoReply && { autoReply }),
    ...(dueAt && isHeld && { held: 'quiet-hours' as const, heldUntil: at }),
    status: dueAt ? 'scheduled' : 'queued',
    stateAt: accepted,
    ...(!dueAt && { queuedAt: accepted }),
    lane,
    inList: lists.due(dueBucketOf(messageId)),
    listedBy: dueAt ? at : acceptance.checkAt.toISOString(),
  };
}

/** Two senders may choose the same id for the same moment; the second one does not take the first one's place. */
export function putAtFreeTime(tableName: string, message: OutboundItem): Action {
  return {
    Put: { TableName: tableName, Item: message, ConditionExpression: 'attribute_not_exists(pk)' },
  };
}

/** The caller chose the id: one acceptance for it, for ever, and the way from id to message. */
export function markerOf(
  tableName: string,
  { companyId, conversationId, messageId }: Pick<NewOutbound, 'companyId' | 'conversationId' | 'messageId'>,
  {
    idScope,
    at,
    requestHash,
  }: { readonly idScope: string; readonly at: string; readonly requestHash: string },
): Action {
  return {
    Put: {
      TableName: tableName,
      Item: { ...keys.marker(companyId, idScope, messageId), conversationId, at, requestHash },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

type Said = Pick<
  NewOutbound,
  'companyId' | 'conversationId' | 'messageId' | 'text' | 'author' | 'autoReply'
> & { readonly at: string };

/**
 * What a text that goes out changes on its conversation's row: the newest message there, the lists in which it stands, and
 * the inspection an automation speaks of. On condition that who is reached there, and may be, is as `seen`. One with an
 * earlier time than the last message only moves the revision.
 */
export function outboundRow(tableName: string, said: Said, seen: ConversationItem, failures = 0): Action {
  const { at, author } = said;
  const newest = seen.lastAt === undefined || seen.lastAt <= at;
  const inspection = author.kind === 'auto' ? author.inspection : undefined;
  const attributes = listedSections(seen, seen.lastInboundAt !== undefined).map(
    (section) => recencyAttribute[section],
  );
  const sets = [
    'revision = revision + :one',
    ...(newest
      ? ['lastMessage = :lastMessage', ...['lastAt', ...attributes].map((name) => `${name} = :at`)]
      : []),
    ...(inspection ? ['about = :about'] : []),
    ...(failures === 0 ? [] : ['failures = if_not_exists(failures, :zero) + :failures']),
  ];
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      UpdateExpression: `SET ${sets.join(', ')}`,
      ConditionExpression: [
        ...mayBeTexted,
        newest ? '(attribute_not_exists(lastAt) OR lastAt <= :at)' : 'lastAt > :at',
      ].join(' AND '),
      ExpressionAttributeValues: {
        ':one': 1,
        ':people': seen.peopleRevision,
        ':at': at,
        ...(newest && { ':lastMessage': lastMessageOf({ ...said, direction: 'outbound' }) }),
        ...(inspection && { ':about': { inspection, at } }),
        ...(failures !== 0 && { ':zero': 0, ':failures': failures }),
      },
    },
  };
}

/** A scheduled text changes nothing on the row before its time; that it may be sent is checked all the same. */
export function outboundRowCheck(tableName: string, seen: ConversationItem): Action {
  return {
    ConditionCheck: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      ConditionExpression: mayBeTexted.join(' AND '),
      ExpressionAttributeValues: { ':people': seen.peopleRevision },
    },
  };
}

const mayBeTexted = [
  'peopleRevision = :people',
  'attribute_not_exists(optOut)',
  'attribute_not_exists(blocked)',
];
