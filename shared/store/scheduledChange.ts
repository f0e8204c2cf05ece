import type { Author } from '../domain/author.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { OutboundMessage } from '../domain/message.ts';
import { stateOf } from '../domain/messageState.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Action, Database } from './database.ts';
import { keys, messagePrefix } from './keys.ts';
import { withStep } from './messageHistory.ts';
import { outboundFrom, type OutboundItem } from './messageItems.ts';
import { keyOf } from './messageKey.ts';
import { putAtFreeTime } from './outboundItems.ts';
import { copyOf, onlyWhen, unlessSet, update } from './update.ts';

/** The item that leads from the id of a request to its text. */
type Marker = {
  readonly at: string;
  readonly requestHash: string;
  readonly firstHash?: string;
  readonly requestedFor?: string;
};

export type ScheduledChange = {
  readonly at: string;
  readonly now: Date;
  readonly isHeld: boolean;
  /** The time that its sender now requests, before quiet hours. The marker keeps the last one. */
  readonly requestedFor?: string;
  /** The changes of a member in addition to the time. */
  readonly edit?: ScheduledEdit;
};

export type ScheduledEdit = {
  readonly text: string;
  readonly author: Author;
  /** Distinguishes a repeated edit from another one. */
  readonly requestHash: string;
};

/**
 * Writes a scheduled text with another time, and possibly another text, in one transaction. The message moves to its new key and
 * its marker follows, on condition that the text still waits as read. The marker keeps the hash of the original
 * request and the time that its sender last named, so that its sender can still repeat it.
 */
export async function writeScheduled(
  database: Database,
  stored: OutboundItem,
  idScope: string,
  change: ScheduledChange,
): Promise<OutboundMessage | Refused> {
  const moved = movedItem(stored, change);
  const isSamePlace = moved.at === stored.at;
  const waits = onlyWhen<OutboundItem>({ status: 'scheduled', revision: stored.revision });
  const { tableName } = database;
  const put: readonly Action[] = isSamePlace
    ? [{ Put: { TableName: tableName, Item: moved, ...waits } }]
    : [{ Delete: { TableName: tableName, Key: keyOf(stored), ...waits } }, putAtFreeTime(tableName, moved)];
  const outcomes = await database.transact([...put, markerUpdate(tableName, stored, idScope, change)]);
  if (!outcomes) return outboundFrom(moved);
  const isTimeTaken = !isSamePlace && outcomes[1]?.code === 'ConditionalCheckFailed';
  return refuse({ code: isTimeTaken ? 'message-id-reused' : 'try-again' });
}

export function scheduledReader(database: Database) {
  return {
    /** Lists the scheduled texts of a conversation that an inbound text at `inboundAt` cancels. */
    async listCancelledByReply(
      companyId: string,
      conversationId: string,
      inboundAt: string,
    ): Promise<readonly OutboundItem[]> {
      const { pk } = keys.conversation(companyId, conversationId);
      const items = await database.queryAll({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :now AND :end',
        FilterExpression: '#status = :scheduled AND cancelIfInboundAfter < :at',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':pk': pk,
          ':now': `${messagePrefix}${inboundAt}`,
          ':end': `${messagePrefix}~`,
          ':scheduled': 'scheduled',
          ':at': inboundAt,
        },
      });
      return items as unknown as readonly OutboundItem[];
    },
  };
}

export function scheduledWriter(database: Database) {
  return {
    /**
     * Applies a member's edit, based on `revision`, to a scheduled text. A repeated edit returns the text unchanged. Refuses when
     * the text no longer waits, when someone else changed it, or when `decide` refuses to send it.
     */
    async editScheduled(
      stored: OutboundItem,
      revision: number,
      change: ScheduledChange & { readonly edit: ScheduledEdit },
      decide: (conversation: Conversation) => Refused | undefined,
    ): Promise<OutboundMessage | Refused> {
      const { companyId, conversationId, messageId, idScope } = stored;
      if (idScope === undefined) return refuse({ code: 'message-not-found' });
      const [marker, row] = await database.getMany(
        [keys.marker(companyId, idScope, messageId), keys.conversation(companyId, conversationId)],
        true,
      );
      if (marker?.['requestHash'] === change.edit.requestHash) return outboundFrom(stored);
      if (stored.status !== 'scheduled')
        return refuse({ code: 'too-late-to-edit', state: stateOf(stored.status) });
      if (stored.revision !== revision) return refuse({ code: 'message-changed' });
      if (!row) return refuse({ code: 'conversation-not-found' });
      return (
        decide(conversationFrom(row as ConversationItem)) ?? writeScheduled(database, stored, idScope, change)
      );
    },
  };
}

/** Drops the attributes of an earlier time: its hold for quiet hours, its time on the queue and how long it waited. */
function movedItem(stored: OutboundItem, { at, isHeld, edit, now }: ScheduledChange): OutboundItem {
  const {
    held: _,
    heldUntil: __,
    queuedAt: ___,
    waitedSeconds: ____,
    requeuedAt: _____,
    requeues: ______,
    ...waiting
  } = stored;
  return {
    ...waiting,
    ...keys.message(stored.companyId, stored.conversationId, at, stored.messageId),
    at,
    ...(edit && { text: edit.text, author: edit.author }),
    ...(isHeld && { held: 'quiet-hours', heldUntil: at }),
    history: withStep(stored.history ?? [], { step: 'edit', ms: now.getTime() }),
    listedBy: at,
    revision: stored.revision + 1,
  };
}

function markerUpdate(
  tableName: string,
  { companyId, messageId, at: seen }: OutboundItem,
  idScope: string,
  { at, requestedFor, edit }: ScheduledChange,
): Action {
  return {
    Update: {
      TableName: tableName,
      Key: keys.marker(companyId, idScope, messageId),
      ...update<Marker>({
        set: {
          at,
          requestedFor,
          ...(edit && { requestHash: edit.requestHash, firstHash: unlessSet(copyOf('requestHash')) }),
        },
        when: { at: seen },
      }),
    },
  };
}
