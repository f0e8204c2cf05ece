import type { Conversation } from '../domain/conversation.ts';
import type { Attention } from '../domain/messageState.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Action, Database } from './database.ts';
import { keys } from './keys.ts';
import type { MessageKey } from './messageKey.ts';
import { optedOut } from './optOutItems.ts';
import { absent, exists, update } from './update.ts';

/** Reads a conversation's row, strongly consistent, for a write that is conditioned on it. */
export async function readConversationRow(
  database: Database,
  companyId: string,
  conversationId: string,
): Promise<ConversationItem | undefined> {
  const item = await database.get(keys.conversation(companyId, conversationId), true);
  return item as ConversationItem | undefined;
}

/** Reads conversations, eventually consistent. Those that do not exist are left out. */
export async function readConversations(
  database: Database,
  companyId: string,
  conversationIds: Iterable<string>,
): Promise<ReadonlyMap<string, Conversation>> {
  const ids = [...new Set(conversationIds)];
  const rows = await database.getMany(ids.map((id) => keys.conversation(companyId, id)));
  return new Map(
    (rows as readonly (ConversationItem | undefined)[]).flatMap((row) =>
      row ? [[row.conversationId, conversationFrom(row)]] : [],
    ),
  );
}

export type RowChange = {
  /** The change in the number of texts that need attention. */
  readonly failures: number;
  /** Why the message needs attention now. The row shows it while this is the last message. */
  readonly attention: Attention | undefined;
  /** True when the message carried the opt-out line and never arrived. */
  readonly losesLine?: boolean;
  /** When the carrier refused because its own list blocks the number, which counts as an opt-out (P25). */
  readonly optedOutAtCarrier?: string;
};

/**
 * Returns the change of a conversation's row when one of its messages fails or no longer needs attention. Its condition covers
 * only what the change depends on, so that it does not collide with other changes of the row.
 */
export function rowUpdate(
  tableName: string,
  seen: ConversationItem,
  { messageId, at }: MessageKey,
  { failures, attention, losesLine = false, optedOutAtCarrier }: RowChange,
): Action {
  const isLast = seen.lastMessage?.messageId === messageId && seen.lastMessage.at === at;
  // While we ask the carrier to remove the number from its list, a refusal is not a new opt-out.
  const blocks = optedOutAtCarrier !== undefined && seen.optOutRemovalSince === undefined;
  const optsOut = blocks && seen.optOut === undefined;
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      ...update<ConversationItem>({
        set: {
          ...(isLast && { 'lastMessage.attention': attention }),
          ...(blocks && { carrierBlocks: true }),
          // `consentAt` does not change: it is the time of the person's own words, and any START lifts this opt-out.
          ...(optsOut && optedOut({ at: optedOutAtCarrier, source: 'carrier' })),
        },
        add: { revision: 1, ...(failures !== 0 && { failures }) },
        remove: [
          ...(isLast && attention === undefined ? (['lastMessage.attention'] as const) : []),
          ...(losesLine ? (['optOutLine'] as const) : []),
        ],
        when: {
          pk: exists,
          ...(isLast && { 'lastMessage.messageId': messageId, 'lastMessage.at': at }),
          ...(blocks && { optOutRemovalSince: absent, optOut: optsOut ? absent : exists }),
          ...(losesLine && { optOutLine: seen.optOutLine }),
        },
      }),
    },
  };
}
