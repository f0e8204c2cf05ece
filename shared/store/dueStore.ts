import type { Conversation } from '../domain/conversation.ts';
import type { FailureReason } from '../domain/failureReason.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';
import { waitedSoFar, type OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import { optimistically } from './optimistically.ts';
import { textWhenDue } from './optOutLineText.ts';
import { outboundRow } from './outboundItems.ts';
import { transitionAction } from './transition.ts';

type ComingDue =
  | { readonly outcome: 'queued' | 'waits' | 'replied' | 'not scheduled' }
  | { readonly failure: FailureReason };

const tries = 8;

export function dueWriter(database: Database) {
  /**
   * Queues a scheduled text that is due and makes it the last message of its conversation, in one transaction. Returns the
   * failure when `decide` finds a reason why it must fail, and `waits` when `decide` lets it wait. Returns `not scheduled` when
   * it is no longer scheduled, or when its conversation kept changing, so that the next sweep must retry. `seen` saves the first
   * read; the write is conditioned on it. With `optOutLine`, the text carries that line if it is the first automated text to its
   * number.
   */
  async function comeDue(
    messageKey: MessageKey,
    decide: (
      conversation: Conversation,
      message: OutboundItem,
    ) => FailureReason | 'wait' | 'replied' | undefined,
    now: Date,
    checkAt: Date,
    optOutLine?: string,
    seen?: { readonly message: OutboundItem; readonly row: ConversationItem },
  ): Promise<ComingDue> {
    const read = (attempt: number) => (attempt === 0 && seen ? seen : messageAndRow(messageKey));
    const came = await optimistically(
      tries,
      read,
      async ({ message, row }): Promise<ComingDue | undefined> => {
        if (message?.status !== 'scheduled' || !row) return { outcome: 'not scheduled' };
        const failure = decide(conversationFrom(row), message);
        if (failure === 'wait') return { outcome: 'waits' };
        if (failure === 'replied') return { outcome: 'replied' };
        if (failure) return { failure };
        const { line, ...texts } = textWhenDue(message, row, optOutLine);
        const { tableName } = database;
        const facts = {
          ...texts,
          ...waitedSoFar(message, now),
          queuedAt: now.toISOString(),
          listedBy: checkAt.toISOString(),
        };
        const outcomes = await database.transact([
          transitionAction(tableName, messageKey, 'comesDue', facts, now, message),
          outboundRow(tableName, { ...message, ...texts, line }, row),
        ]);
        return outcomes ? undefined : { outcome: 'queued' };
      },
    );
    return came ?? { outcome: 'not scheduled' };
  }

  async function messageAndRow(messageKey: MessageKey) {
    const [message, row] = (await database.getMany(
      [keyOf(messageKey), keys.conversation(messageKey.companyId, messageKey.conversationId)],
      true,
    )) as readonly [OutboundItem | undefined, ConversationItem | undefined];
    return { message, row };
  }

  return { comeDue };
}
