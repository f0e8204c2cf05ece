import type { Conversation } from '../domain/conversation.ts';
import type { OutboundMessage } from '../domain/message.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import { readConversationRow } from './conversationRow.ts';
import type { Action, Database, Item } from './database.ts';
import { inspectionTextItems } from './inspectionTexts.ts';
import { keys } from './keys.ts';
import { outboundFrom, type OutboundItem } from './messageItems.ts';
import {
  isWithdrawn,
  markerOf,
  type NewOutbound,
  outboundItemOf,
  outboundRow,
  outboundRowCheck,
  putAtFreeTime,
  scheduledLineRow,
  timeOf,
} from './outboundItems.ts';
import { textAtAcceptance } from './optOutLineText.ts';
import { writeScheduled } from './scheduledChange.ts';
import { optimistically } from './optimistically.ts';

/**
 * A text to accept. `requestHash` distinguishes a repeated request from another request with the same id. It does not include
 * the scheduled time, so that a repeated request can reschedule a text.
 */
export type Acceptance = Omit<NewOutbound, 'cancelIfInboundAfter' | 'ownText'> & {
  readonly idScope: string;
  readonly requestHash: string;
  /** The time that its sender requested; absent for now. By default `dueAt`, unless that is the end of quiet hours. */
  readonly requestedFor?: Date;
  /** Set when a reply of the person before its time cancels it. */
  readonly cancelIfReplied?: boolean;
  /** The company's opt-out line, for an automated text. The text carries it if it is the first one to its number. */
  readonly optOutLine?: string;
};

/** Decides from the conversation as read, and the text as it would go out. The write is conditioned on what it read. */
export type Decide = (conversation: Conversation, text: string) => Refused | undefined;

const tries = 8;
/** The code of an action whose condition failed. */
const taken = 'ConditionalCheckFailed';

export function acceptReader(database: Database) {
  return {
    /** Returns the message that was accepted under an id of `idScope`; undefined also for a withdrawn id. */
    async findAccepted(
      companyId: string,
      idScope: string,
      messageId: string,
    ): Promise<OutboundItem | undefined> {
      const marker = await database.get(keys.marker(companyId, idScope, messageId), true);
      if (!marker || isWithdrawn(marker)) return undefined;
      return acceptedUnder(database, { companyId, idScope, messageId }, marker);
    },
  };
}

export function acceptWriter(database: Database) {
  /**
   * Accepts an outbound text in one transaction: its marker, the message and the conversation's row. A repeated request returns
   * the stored message, even if it would be refused now. Decides again when the people of the conversation, its opt-out or its
   * last message changed between reading and writing. Refuses only on a consistent read. A repeated request that names another
   * time than its last one reschedules a text that is still scheduled.
   */
  async function accept(acceptance: Acceptance, decide: Decide): Promise<OutboundMessage | Refused> {
    const key = keys.conversation(acceptance.companyId, acceptance.conversationId);
    const answer = await optimistically(
      tries,
      (attempt) => database.get(key, attempt > 0),
      async (item, attempt) => {
        const seen = item as ConversationItem | undefined;
        const { line, ...texts } = textAtAcceptance(acceptance, seen);
        const refused = seen
          ? decide(conversationFrom(seen), texts.text)
          : refuse({ code: 'conversation-not-found' });
        if (refused || !seen) {
          // The first read may be older than a contact or a consent that was just stored, and a refusal is final.
          if (attempt === 0) return undefined;
          return (
            (await replayOf(acceptance, decide)) ?? refused ?? refuse({ code: 'conversation-not-found' })
          );
        }

        const at = timeOf(acceptance);
        const { cancelIfReplied = false } = acceptance;
        const message = outboundItemOf({
          ...acceptance,
          ...texts,
          ...(cancelIfReplied && { cancelIfInboundAfter: seen.lastInboundAt ?? '' }),
        });
        const outcomes = await database.transact([
          markerOf(database.tableName, acceptance, {
            ...acceptance,
            at,
            requestedFor: requestedTime(acceptance),
          }),
          putAtFreeTime(database.tableName, message),
          rowAction({ ...acceptance, ...texts, at, line }, seen),
          ...inspectionTextItems({ ...acceptance, at: acceptance.now.toISOString() }).map((Item): Action => ({
            Put: { TableName: database.tableName, Item },
          })),
        ]);
        if (!outcomes) return outboundFrom(message);
        const marker = outcomes[0]?.item;
        if (marker) return storedFor(acceptance, marker, decide);
        return outcomes[1]?.code === taken ? refuse({ code: 'message-id-reused' }) : undefined;
      },
    );
    return answer ?? refuse({ code: 'try-again' });
  }

  /** Checks the row for a scheduled text, which changes it only when it takes the opt-out line, and changes it for any other. */
  function rowAction(
    message: Acceptance & Pick<Parameters<typeof outboundRow>[1], 'at' | 'line'>,
    seen: ConversationItem,
  ): Action {
    const { tableName } = database;
    if (!message.dueAt) return outboundRow(tableName, message, seen);
    return message.line
      ? scheduledLineRow(tableName, message.line, seen)
      : outboundRowCheck(tableName, seen, message.cancelIfReplied ?? false);
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
    if (isWithdrawn(marker)) return refuse({ code: 'message-withdrawn' });
    const { requestHash, firstHash } = marker;
    if (acceptance.requestHash !== requestHash && acceptance.requestHash !== firstHash)
      return refuse({ code: 'message-id-reused' });
    const stored = await acceptedUnder(database, acceptance, marker);
    // A member or the night may have moved it since. Repeating the unchanged request does not move it again.
    const requestedFor = requestedTime(acceptance)?.toISOString();
    const isUnchanged = requestedFor === undefined || requestedFor === marker['requestedFor'];
    if (stored.status !== 'scheduled' || isUnchanged) return outboundFrom(stored);
    return reschedule(stored, acceptance, requestedFor, decide);
  }

  /** Moves message and marker to the new time in one transaction, on condition that the text is still scheduled. */
  async function reschedule(
    stored: OutboundItem,
    acceptance: Acceptance,
    requestedFor: string,
    decide: Decide,
  ): Promise<OutboundMessage | Refused> {
    const row = await readConversationRow(database, acceptance.companyId, stored.conversationId);
    const refused = row && decide(conversationFrom(row), stored.text);
    if (refused) return refused;
    return writeScheduled(database, stored, acceptance.idScope, {
      at: timeOf(acceptance),
      now: acceptance.now,
      isHeld: acceptance.isHeld ?? false,
      requestedFor,
    });
  }

  /**
   * Withdraws a message id of `idScope` for good by writing a marker without a message, so that a request that is still on its way
   * is refused. Returns false when a message was already accepted under it.
   */
  async function withdrawMessageId(companyId: string, idScope: string, messageId: string): Promise<boolean> {
    const outcomes = await database.transact([
      {
        Put: {
          TableName: database.tableName,
          Item: { ...keys.marker(companyId, idScope, messageId), withdrawn: true },
          ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(withdrawn)',
        },
      },
    ]);
    return outcomes === undefined;
  }

  return { accept, withdrawMessageId };
}

/** Returns the time that a request names, before quiet hours; undefined for now. */
function requestedTime({ requestedFor, dueAt, isHeld }: Acceptance): Date | undefined {
  return requestedFor ?? (isHeld ? undefined : dueAt);
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
    // The text was rescheduled between the two reads, so the marker now leads to another key.
    leading = await database.get(keys.marker(companyId, idScope, messageId), true);
  }
  throw new Error('An acceptance marker leads to no message');
}
