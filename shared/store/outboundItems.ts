import type { Author } from '../domain/author.ts';
import type { AutoReply } from '../domain/consent.ts';
import type { MessageLink } from '../domain/message.ts';
import type { CarriedLine } from '../domain/optOutLine.ts';
import {
  isUnlisted,
  lastMessageOf,
  listedSections,
  recencyAttribute,
  type ConversationItem,
} from './conversationItems.ts';
import type { Action, Item } from './database.ts';
import { dueBucketOf, keys, lists } from './keys.ts';
import type { Lane, OutboundItem } from './messageItems.ts';
import { above, absent, atMost, either, onlyWhen, update, type Condition } from './update.ts';

/** A new outbound text. The caller passes all times, so the store never reads a clock. */
export type NewOutbound = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  /** The text without the opt-out line, when it carries that line. */
  readonly ownText?: string;
  readonly author: Author;
  readonly contactId?: string;
  readonly lane: Lane;
  readonly now: Date;
  /** When the sweep first checks whether it is stuck. */
  readonly checkAt: Date;
  /** When it goes out; absent for now. */
  readonly dueAt?: Date;
  /** True when `dueAt` is later than its sender asked, because of quiet hours. */
  readonly isHeld?: boolean;
  /** Set when an inbound text after this time cancels it. */
  readonly cancelIfInboundAfter?: string;
  /** Absent for an auto reply, which is never scheduled. */
  readonly idScope?: string;
  readonly resendOf?: MessageLink & { readonly attempt: number };
  readonly autoReply?: AutoReply;
};

/** Returns when a text goes out. The thread is sorted by it. */
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
    ownText,
    author,
    contactId,
    resendOf,
    autoReply,
    lane,
    dueAt,
    isHeld,
    cancelIfInboundAfter,
    idScope,
  } = acceptance;
  const mayBeMoved = dueAt !== undefined || lane === 'auto';
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
    ...(ownText !== undefined && { ownText }),
    ...(contactId !== undefined && { contactId }),
    ...(resendOf && { resendOf }),
    ...(autoReply && { autoReply }),
    ...(dueAt && isHeld && { held: 'quiet-hours' as const, heldUntil: at }),
    ...(cancelIfInboundAfter !== undefined && { cancelIfInboundAfter }),
    ...(mayBeMoved && idScope !== undefined && { idScope }),
    status: dueAt ? 'scheduled' : 'queued',
    stateAt: accepted,
    ...(!dueAt && { queuedAt: accepted }),
    lane,
    ...(dueAt && { history: [{ step: 'accept' as const, ms: acceptance.now.getTime() }] }),
    inList: lists.due(dueBucketOf(messageId)),
    listedBy: dueAt ? at : acceptance.checkAt.toISOString(),
  };
}

/** Returns the action that stores a message and fails if its key is taken, because two senders may choose the same id and time. */
export function putAtFreeTime(tableName: string, message: OutboundItem): Action {
  return {
    Put: { TableName: tableName, Item: message, ConditionExpression: 'attribute_not_exists(pk)' },
  };
}

/** Returns the action that writes a marker. The caller chose the id; the marker allows one acceptance of it and leads to the message. */
export function markerOf(
  tableName: string,
  { companyId, conversationId, messageId }: Pick<NewOutbound, 'companyId' | 'conversationId' | 'messageId'>,
  {
    idScope,
    at,
    requestHash,
    requestedFor,
  }: {
    readonly idScope: string;
    readonly at: string;
    readonly requestHash: string;
    readonly requestedFor?: Date | undefined;
  },
): Action {
  return {
    Put: {
      TableName: tableName,
      Item: {
        ...keys.marker(companyId, idScope, messageId),
        conversationId,
        at,
        requestHash,
        ...(requestedFor && { requestedFor: requestedFor.toISOString() }),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Returns true for a marker that a withdrawal wrote instead of a message. */
export function isWithdrawn(marker: Item): boolean {
  return marker['withdrawn'] === true;
}

type LatestText = Pick<
  NewOutbound,
  'companyId' | 'conversationId' | 'messageId' | 'text' | 'author' | 'autoReply'
> & {
  readonly at: string;
  readonly cancelIfInboundAfter?: string;
  /** Set when the text takes the opt-out line. */
  readonly line?: CarriedLine | undefined;
};

/**
 * Returns the change of a conversation's row for an outbound text: its last message, its position in the lists, the inspection
 * of an automation, and that it carries the opt-out line. An unread text of the person that is the last message keeps its preview.
 * It is conditioned on the people and their consent as `seen`. A text that is older than the last
 * message only increases the revision.
 */
export function outboundRow(
  tableName: string,
  message: LatestText,
  seen: ConversationItem,
  failures = 0,
): Action {
  const { at, author } = message;
  const newest = seen.lastAt === undefined || seen.lastAt <= at;
  const inspection = author.kind === 'auto' ? author.inspection : undefined;
  const attributes = listedSections(seen, seen.lastInboundAt !== undefined).map(
    (section) => recencyAttribute[section],
  );
  const isLeft = newest && isUnlisted({ ...seen, lastAt: at });
  const hidesUnread =
    newest && seen.unreadSince !== undefined && seen.lastMessage?.direction === 'inbound'
      ? seen.lastMessage
      : undefined;
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      ...update<ConversationItem>({
        set: {
          ...(hidesUnread && { lastInboundPreview: hidesUnread.preview }),
          ...(newest && { lastMessage: lastMessageOf({ ...message, direction: 'outbound' }), lastAt: at }),
          ...(newest && Object.fromEntries(attributes.map((name) => [name, at]))),
          ...(isLeft && { inList: lists.unlisted(message.companyId), listedBy: at }),
          ...(inspection && { about: { inspection, at } }),
          ...(message.line && { optOutLine: message.line }),
        },
        add: { revision: 1, ...(failures !== 0 && { failures }) },
        when: {
          ...mayBeTexted(seen),
          lastAt: newest ? either(absent, atMost(at)) : above(at),
          ...(hidesUnread && { 'lastMessage.messageId': hidesUnread.messageId }),
          ...((message.cancelIfInboundAfter !== undefined || isLeft) && noReplySince(seen)),
          ...(message.line && lineAsSeen(seen)),
        },
      }),
    },
  };
}

/**
 * Returns a check that a scheduled text may be sent and, if a reply cancels it, that no text arrived since the row was read.
 * It changes nothing, because the row changes only when the text is due.
 */
export function outboundRowCheck(tableName: string, seen: ConversationItem, isReplyWatched: boolean): Action {
  return {
    ConditionCheck: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      ...onlyWhen<ConversationItem>({ ...mayBeTexted(seen), ...(isReplyWatched && noReplySince(seen)) }),
    },
  };
}

/**
 * Returns the change of a conversation's row for a scheduled text that takes the opt-out line. An earlier text can take it over
 * while this one waits. The revision stays, because no page shows the line of a row.
 */
export function scheduledLineRow(tableName: string, taken: CarriedLine, seen: ConversationItem): Action {
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      ...update<ConversationItem>({
        set: { optOutLine: taken },
        when: { ...mayBeTexted(seen), ...lineAsSeen(seen) },
      }),
    },
  };
}

type SeenRow = Condition<ConversationItem>;

/** The text that carries the opt-out line is still the one that was seen. */
const lineAsSeen = ({ optOutLine }: ConversationItem): SeenRow => ({ optOutLine });

/** Checks `lastInboundAt`, because a late inbound text with an earlier time does not change `lastAt`. */
const noReplySince = ({ lastInboundAt }: ConversationItem): SeenRow => ({ lastInboundAt });

const mayBeTexted = ({ peopleRevision }: ConversationItem): SeenRow => ({
  peopleRevision,
  optOut: absent,
  blocked: absent,
});
