import {
  needsAttention,
  attentionOf,
  type MessageStatus,
  type TransitionName,
} from '../domain/messageState.ts';
import { isCopyId } from '../domain/ids.ts';
import { lineCarrierOf } from '../domain/optOutLine.ts';
import type { ConversationItem } from './conversationItems.ts';
import { rowUpdate } from './conversationRow.ts';
import type { Database } from './database.ts';
import { dueBucketOf, keys, lists } from './keys.ts';
import { maxHistorySteps } from './messageHistory.ts';
import type { OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import { statusesOf, transitionAction, transitionOf, type Facts } from './transition.ts';
import { optimistically } from './optimistically.ts';
import { absent, appended, either, exists, shorterThan, update } from './update.ts';

export type Advance =
  | { readonly moved: true }
  /** The transition is not allowed from the message's status; `message` is undefined when it does not exist. */
  | { readonly moved: false; readonly message: OutboundItem | undefined };

const tries = 12;

export function stateWriter(database: Database) {
  /**
   * Moves a message by a named transition, on condition that its status allows it. When the message starts or stops needing
   * attention, or will never carry the opt-out line to its number, the same transaction changes the row of its conversation. `ofClaim` limits the write to the run with that claim,
   * because a write that the client repeats after a lost answer could otherwise hit the next claim.
   */
  async function advance(
    messageKey: MessageKey,
    by: TransitionName,
    facts: Facts,
    now: Date,
    ofClaim?: string,
  ): Promise<Advance> {
    const { from, to } = statusesOf(by);
    if (needsAttention(to)) return advanceWithRow(messageKey, by, facts, now, ofClaim);
    const calm = { by, from: from.filter((status) => !needsAttention(status)), to };
    let seen: OutboundItem | undefined;
    const advanced = await optimistically(
      tries,
      () => transitionOf(messageKey, calm, facts, now, seen, ofClaim),
      async ({ when, ...change }): Promise<Advance | 'with row' | undefined> => {
        const condition = { ...when, ...(to === 'cancelled' && { ownText: absent }) };
        const { done, item } = await database.update(
          keyOf(messageKey),
          update<OutboundItem>({ ...change, when: condition }),
        );
        if (done) return { moved: true };
        const message = item as OutboundItem | undefined;
        if (message === undefined || !mayMove(message, from, ofClaim)) return { moved: false, message };
        if (needsAttention(message.status) || message.ownText !== undefined) return 'with row';
        // Its history is full, so the next attempt replaces the history that it has now.
        seen = message;
        return undefined;
      },
    );
    if (advanced !== undefined && advanced !== 'with row') return advanced;
    return advanceWithRow(messageKey, by, facts, now, ofClaim);
  }

  async function advanceWithRow(
    messageKey: MessageKey,
    by: TransitionName,
    facts: Facts,
    now: Date,
    ofClaim: string | undefined,
  ): Promise<Advance> {
    const { from, to } = statusesOf(by);
    const { companyId, conversationId } = messageKey;
    const advanced = await optimistically(
      tries,
      () => database.getMany([keyOf(messageKey), keys.conversation(companyId, conversationId)], true),
      async (found): Promise<Advance | undefined> => {
        const [message, row] = found as readonly [OutboundItem | undefined, ConversationItem | undefined];
        if (!message || !mayMove(message, from, ofClaim)) return { moved: false, message };
        if (!row) throw new Error('A message belongs to no conversation');
        const isListed = message.inList === lists.failed(companyId);
        const isCopy = isCopyId(message.messageId);
        const willBeListed = needsAttention(to) && !message.resentAs && !isCopy;
        const rowChange = {
          failures: Number(willBeListed) - Number(isListed),
          attention: willBeListed ? attentionOf(to) : undefined,
          losesLine: isLineLost(message, row, to),
          ...(facts.failure === 'opted-out-at-carrier' && { optedOutAtCarrier: now.toISOString() }),
        };
        const isRowChanged =
          (needsAttention(to) && !isCopy) ||
          isListed ||
          rowChange.losesLine ||
          rowChange.optedOutAtCarrier !== undefined;
        const { tableName } = database;
        const outcomes = await database.transact([
          transitionAction(tableName, messageKey, by, facts, now, message, ofClaim),
          ...(isRowChanged ? [rowUpdate(tableName, row, messageKey, rowChange)] : []),
        ]);
        return outcomes ? undefined : { moved: true };
      },
    );
    if (!advanced) throw new Error('The row of a message kept changing while its state was to be written');
    return advanced;
  }

  return {
    advance,

    /**
     * Adds a receipt to the history of a message without moving it: a receipt of success for a text that is sent already. A full
     * history stays as it is.
     */
    async noteReceipt(
      messageKey: MessageKey,
      step: TransitionName,
      receipt: string,
      now: Date,
    ): Promise<void> {
      await database.update(
        keyOf(messageKey),
        update<OutboundItem>({
          set: { history: appended([{ step, ms: now.getTime(), receipt }]) },
          add: { revision: 1 },
          when: { pk: exists, history: either(absent, shorterThan(maxHistorySteps)) },
        }),
      );
    },

    /**
     * Postpones the next check of a message in flight. Also records when and how many times it was put on the queue again, or
     * which claim the sweep has seen. Does nothing when the message is no longer in flight.
     */
    async postponeCheck(
      messageKey: MessageKey,
      at: Date,
      { requeuedAt, watchedClaim }: { readonly requeuedAt?: Date; readonly watchedClaim?: string } = {},
    ): Promise<void> {
      await database.update(
        keyOf(messageKey),
        update<OutboundItem>({
          set: { listedBy: at.toISOString(), requeuedAt: requeuedAt?.toISOString(), watchedClaim },
          add: requeuedAt ? { requeues: 1 } : {},
          when: { inList: lists.due(dueBucketOf(messageKey.messageId)) },
        }),
      );
    },
  };
}

/** Returns true when a text that carries the opt-out line ends without arriving, so that the next automated text takes it. */
function isLineLost(message: OutboundItem, { optOutLine }: ConversationItem, to: MessageStatus): boolean {
  const ends = to === 'cancelled' || to === 'failed' || to === 'failedByReceipt';
  return ends && message.ownText !== undefined && optOutLine?.carrier === lineCarrierOf(message);
}

function mayMove(
  { status, claimId }: OutboundItem,
  from: readonly MessageStatus[],
  ofClaim: string | undefined,
): boolean {
  return from.includes(status) && (ofClaim === undefined || claimId === ofClaim);
}
