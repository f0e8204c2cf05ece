import type { Conversation } from '../domain/conversation.ts';
import type { OutboundMessage } from '../domain/message.ts';
import { needsAttention, stateOf } from '../domain/messageState.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import type { Acceptance, Decide } from './acceptStore.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import { readConversationRow, rowUpdate } from './conversationRow.ts';
import type { Action, Database } from './database.ts';
import { keys } from './keys.ts';
import { outboundFrom, type OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import { markerOf, outboundItemOf, outboundRow, putAtFreeTime, timeOf } from './outboundItems.ts';
import { linkOf } from './transition.ts';
import { optimistically } from './optimistically.ts';
import { update } from './update.ts';

const tries = 8;

/** Builds the resend from the current message and its conversation, or refuses. */
export type Resend = (first: OutboundItem, conversation: Conversation) => Acceptance | Refused;

export function resendWriter(database: Database) {
  /**
   * Accepts the resend of a failed or unconfirmed message and links the two, in one transaction with the resend's marker and row,
   * so that a message is resent at most once. The original keeps its text and state and leaves the Failed list. A repeated
   * request returns the existing resend.
   */
  async function resendMessage(
    first: MessageKey,
    resend: Resend,
    decide: Decide,
  ): Promise<OutboundMessage | Refused> {
    const firstKeys = [keyOf(first), keys.conversation(first.companyId, first.conversationId)];
    const read = () => database.getMany(firstKeys, true);
    const answer = await optimistically(tries, read, async (found) => {
      const [seen, firstRow] = found as readonly [OutboundItem | undefined, ConversationItem | undefined];
      if (seen?.direction !== 'outbound' || !firstRow) return refuse({ code: 'message-not-found' });
      if (seen.resentAs) return madeBefore({ ...seen.resentAs, companyId: first.companyId });
      if (!needsAttention(seen.status)) return refuse({ code: 'cannot-resend', state: stateOf(seen.status) });
      const acceptance = resend(seen, conversationFrom(firstRow));
      if (isRefused(acceptance)) return acceptance;
      const row = await rowOf(acceptance, firstRow);
      if (!row) return refuse({ code: 'conversation-not-found' });
      const refused = decide(conversationFrom(row), acceptance.text);
      if (refused) return refused;

      const message = outboundItemOf(acceptance);
      const outcomes = await database.transact([
        markerOf(database.tableName, acceptance, { ...acceptance, at: timeOf(acceptance) }),
        putAtFreeTime(database.tableName, message),
        linkAction(seen, message),
        ...rowActions(seen, firstRow, message, row),
      ]);
      if (!outcomes) return outboundFrom(message);
      return outcomes[0]?.item ? refuse({ code: 'message-id-reused' }) : undefined;
    });
    return answer ?? refuse({ code: 'try-again' });
  }

  async function madeBefore(messageKey: MessageKey): Promise<OutboundMessage | Refused> {
    const made = await database.get(keyOf(messageKey), true);
    if (!made) throw new Error('The resend that a message links to does not exist');
    return outboundFrom(made as OutboundItem);
  }

  async function rowOf(
    { companyId, conversationId }: Acceptance,
    firstRow: ConversationItem,
  ): Promise<ConversationItem | undefined> {
    if (conversationId === firstRow.conversationId) return firstRow;
    return readConversationRow(database, companyId, conversationId);
  }

  function linkAction(seen: OutboundItem, message: OutboundItem): Action {
    return {
      Update: {
        TableName: database.tableName,
        Key: keyOf(seen),
        ...update<OutboundItem>({
          set: { resentAs: linkOf(message) },
          add: { revision: 1 },
          remove: ['inList', 'listedBy'],
          when: { revision: seen.revision },
        }),
      },
    };
  }

  /** Returns the row changes of both messages: one write when they are in the same conversation. */
  function rowActions(
    first: OutboundItem,
    firstRow: ConversationItem,
    message: OutboundItem,
    row: ConversationItem,
  ): readonly Action[] {
    const { tableName } = database;
    const fewer = first.inList === undefined ? 0 : -1;
    if (row.conversationId === firstRow.conversationId) return [outboundRow(tableName, message, row, fewer)];
    return [
      outboundRow(tableName, message, row),
      rowUpdate(tableName, firstRow, first, { failures: fewer, attention: undefined }),
    ];
  }

  return { resendMessage };
}
