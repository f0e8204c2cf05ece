import type { Conversation } from '../domain/conversation.ts';
import type { FailureReason } from '../domain/failureReason.ts';
import type { OutboundMessage } from '../domain/message.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Database, Item } from './database.ts';
import { keys } from './keys.ts';
import { outboundFrom, type OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import {
  markerOf,
  outboundItemOf,
  outboundRow,
  outboundRowCheck,
  putAtFreeTime,
  timeOf,
  type NewOutbound,
} from './outboundItems.ts';
import { statusesOf, transitionUpdate } from './transition.ts';

/**
 * A text that its sender wants accepted. `requestHash` tells the same request again from another one under the same id; the
 * time at which it is to go out is no part of it, so that a scheduled text can be put off.
 */
export type Acceptance = NewOutbound & { readonly idScope: string; readonly requestHash: string };

/** Decides by the conversation as it was read; the write is conditioned on just that. */
export type Decide = (conversation: Conversation) => Refused | undefined;

const tries = 8;
/** Of an action whose condition did not hold. */
const taken = 'ConditionalCheckFailed';

export function acceptReader(database: Database) {
  return {
    /** The message that was accepted under an id that `idScope` chose; undefined also for an id that was burned. */
    async findAccepted(
      companyId: string,
      idScope: string,
      messageId: string,
    ): Promise<OutboundItem | undefined> {
      const marker = await database.get(keys.marker(companyId, idScope, messageId), true);
      if (!marker || isBurned(marker)) return undefined;
      return acceptedUnder(database, { companyId, idScope, messageId }, marker);
    },
  };
}

export function acceptWriter(database: Database) {
  /**
   * Accepts an outbound text in one transaction: its marker, the message, the conversation's row. A repeated request answers
   * the stored message, whatever has changed since; other refusals come after that. The decision is taken again when the
   * people of the conversation, its opt-out or its last message changed between reading and writing. The same request with
   * another time, for a text that is still scheduled, moves it there.
   */
  async function accept(acceptance: Acceptance, decide: Decide): Promise<OutboundMessage | Refused> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const seen = (await database.get(
        keys.conversation(acceptance.companyId, acceptance.conversationId),
        attempt > 0,
      )) as ConversationItem | undefined;
      const refused = seen ? decide(conversationFrom(seen)) : refuse({ code: 'conversation-not-found' });
      if (refused || !seen)
        return (await replayOf(acceptance, decide)) ?? refused ?? refuse({ code: 'conversation-not-found' });

      const at = timeOf(acceptance);
      const message = outboundItemOf(acceptance);
      const outcomes = await database.transact([
        markerOf(database.tableName, acceptance, { ...acceptance, at }),
        putAtFreeTime(database.tableName, message),
        acceptance.dueAt
          ? outboundRowCheck(database.tableName, seen)
          : outboundRow(database.tableName, { ...acceptance, at }, seen),
      ]);
      if (!outcomes) return outboundFrom(message);
      const marker = outcomes[0]?.item;
      if (marker) return storedFor(acceptance, marker, decide);
      if (outcomes[1]?.code === taken) return refuse({ code: 'message-id-reused' });
    }
    return refuse({ code: 'try-again' });
  }

  async function replayOf(
    acceptance: Acceptance,
    decide: Decide,
  ): Promise<OutboundMessage | Refused | undefined> {
    const marker = await database.get(
      keys.marker(acceptance.companyId, acceptance.idScope, acceptance.messageId),
      true,
    );
    return marker && storedFor(acceptance, marker, decide);
  }

  async function storedFor(
    acceptance: Acceptance,
    marker: Item,
    decide: Decide,
  ): Promise<OutboundMessage | Refused> {
    if (isBurned(marker)) return refuse({ code: 'message-withdrawn' });
    if (marker['requestHash'] !== acceptance.requestHash) return refuse({ code: 'message-id-reused' });
    const stored = await acceptedUnder(database, acceptance, marker);
    const isAtItsTime = stored.at === timeOf(acceptance) || stored.heldUntil === timeOf(acceptance);
    if (stored.status !== 'scheduled' || !acceptance.dueAt || isAtItsTime) return outboundFrom(stored);
    return putOff(stored, acceptance, decide);
  }

  /** Message and marker move together, on condition that the text still waits for its time. */
  async function putOff(
    stored: OutboundItem,
    acceptance: Acceptance,
    decide: Decide,
  ): Promise<OutboundMessage | Refused> {
    const row = (await database.get(keys.conversation(acceptance.companyId, stored.conversationId), true)) as
      | ConversationItem
      | undefined;
    const refused = row && decide(conversationFrom(row));
    if (refused) return refused;
    const { tableName } = database;
    const at = timeOf(acceptance);
    const key = keys.message(acceptance.companyId, stored.conversationId, at, stored.messageId);
    const { held: _, heldUntil: __, ...waiting } = stored;
    const moved: OutboundItem = {
      ...waiting,
      ...key,
      at,
      ...(acceptance.isHeld && { held: 'quiet-hours', heldUntil: at }),
      listedBy: at,
      revision: stored.revision + 1,
    };
    const outcomes = await database.transact([
      {
        Delete: {
          TableName: tableName,
          Key: keyOf(stored),
          ConditionExpression: '#status = :scheduled AND revision = :seen',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':scheduled': 'scheduled', ':seen': stored.revision },
        },
      },
      putAtFreeTime(tableName, moved),
      {
        Update: {
          TableName: tableName,
          Key: keys.marker(acceptance.companyId, acceptance.idScope, acceptance.messageId),
          UpdateExpression: 'SET #at = :at',
          ConditionExpression: '#at = :seen',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':at': at, ':seen': stored.at },
        },
      },
    ]);
    if (!outcomes) return outboundFrom(moved);
    return refuse({ code: outcomes[1]?.code === taken ? 'message-id-reused' : 'try-again' });
  }

  /**
   * The time of a scheduled text has come: it is queued, and becomes the last message of its conversation, in one
   * transaction; or it must fail for the reason that `decide` finds. `not scheduled`: it is not any more, or its conversation
   * kept changing and the next look will do.
   */
  async function comeDue(
    messageKey: MessageKey,
    decide: (conversation: Conversation, message: OutboundItem) => FailureReason | 'wait' | undefined,
    now: Date,
    checkAt: Date,
  ): Promise<
    { readonly outcome: 'queued' | 'waits' | 'not scheduled' } | { readonly failure: FailureReason }
  > {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const [message, row] = (await database.getMany(
        [keyOf(messageKey), keys.conversation(messageKey.companyId, messageKey.conversationId)],
        true,
      )) as readonly [OutboundItem | undefined, ConversationItem | undefined];
      if (message?.status !== 'scheduled' || !row) return { outcome: 'not scheduled' };
      const failure = decide(conversationFrom(row), message);
      if (failure === 'wait') return { outcome: 'waits' };
      if (failure) return { failure };
      const queued = transitionUpdate(
        database.tableName,
        messageKey,
        statusesOf('comesDue'),
        { queuedAt: now.toISOString(), listedBy: checkAt.toISOString() },
        now,
        message,
      );
      const outcomes = await database.transact([
        { Update: queued },
        outboundRow(database.tableName, message, row),
      ]);
      if (!outcomes) return { outcome: 'queued' };
    }
    return { outcome: 'not scheduled' };
  }

  /**
   * Makes sure that nothing is ever accepted under an id that `idScope` chose: a marker without a message takes its place, so a
   * request that is still on its way is refused. Answers false when a message was accepted under it before.
   */
  async function burnMessageId(companyId: string, idScope: string, messageId: string): Promise<boolean> {
    const outcomes = await database.transact([
      {
        Put: {
          TableName: database.tableName,
          Item: { ...keys.marker(companyId, idScope, messageId), burned: true },
          ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(burned)',
        },
      },
    ]);
    return outcomes === undefined;
  }

  return { accept, comeDue, burnMessageId };
}

function isBurned(marker: Item): boolean {
  return marker['burned'] === true;
}

async function acceptedUnder(
  database: Database,
  { companyId, idScope, messageId }: Pick<Acceptance, 'companyId' | 'idScope' | 'messageId'>,
  marker: Item,
): Promise<OutboundItem> {
  let leading: Item | undefined = marker;
  for (let attempt = 0; leading && attempt < tries; attempt += 1) {
    const { conversationId, at } = leading as Item & { conversationId: string; at: string };
    const stored = await database.get(keys.message(companyId, conversationId, at, messageId), true);
    if (stored) return stored as OutboundItem;
    // Its time was changed between the two reads: it lies elsewhere by now.
    leading = await database.get(keys.marker(companyId, idScope, messageId), true);
  }
  throw new Error('An acceptance marker leads to no message');
}
