import { needsAttention, type MessageStatus, type TransitionName } from '../domain/messageState.ts';
import { isCopyId } from '../domain/ids.ts';
import { lineCarrierOf } from '../domain/optOutLine.ts';
import type { ConversationItem } from './conversationItems.ts';
import { rowUpdate } from './conversationRow.ts';
import type { Database } from './database.ts';
import { dueBucketOf, keys, lists } from './keys.ts';
import type { OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import { statusesOf, transitionUpdate, type Facts } from './transition.ts';

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
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const { UpdateExpression, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } =
        transitionUpdate(database.tableName, messageKey, calm, facts, now, seen, ofClaim);
      const { done, item } = await database.update(keyOf(messageKey), {
        UpdateExpression,
        ConditionExpression: `${ConditionExpression}${to === 'cancelled' ? ' AND attribute_not_exists(ownText)' : ''}`,
        ExpressionAttributeNames,
        ExpressionAttributeValues,
      });
      if (done) return { moved: true };
      const message = item as OutboundItem | undefined;
      if (message === undefined || !mayMove(message, from, ofClaim)) return { moved: false, message };
      if (needsAttention(message.status) || message.ownText !== undefined) break;
      // Its history is full, so the next attempt replaces the history that it has now.
      seen = message;
    }
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
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const [message, row] = (await database.getMany(
        [keyOf(messageKey), keys.conversation(messageKey.companyId, messageKey.conversationId)],
        true,
      )) as readonly [OutboundItem | undefined, ConversationItem | undefined];
      if (!message || !mayMove(message, from, ofClaim)) return { moved: false, message };
      if (!row) throw new Error('A message belongs to no conversation');
      const isListed = message.inList === lists.failed(messageKey.companyId);
      const isCopy = isCopyId(message.messageId);
      const willBeListed = needsAttention(to) && !message.resentAs && !isCopy;
      const rowChange = {
        failures: Number(willBeListed) - Number(isListed),
        notSent: willBeListed,
        losesLine: isLineLost(message, row, to),
        ...(facts.failure === 'opted-out-at-carrier' && { optedOutAtCarrier: now.toISOString() }),
      };
      const isRowChanged =
        (needsAttention(to) && !isCopy) ||
        isListed ||
        rowChange.losesLine ||
        rowChange.optedOutAtCarrier !== undefined;
      const outcomes = await database.transact([
        {
          Update: transitionUpdate(
            database.tableName,
            messageKey,
            statusesOf(by),
            facts,
            now,
            message,
            ofClaim,
          ),
        },
        ...(isRowChanged ? [rowUpdate(database.tableName, row, messageKey, rowChange)] : []),
      ]);
      if (!outcomes) return { moved: true };
    }
    throw new Error('The row of a message kept changing while its state was to be written');
  }

  return {
    advance,

    /**
     * Postpones the next check of a message in flight. Also records when and how many times it was put on the queue again, or
     * which claim the sweep has seen. Does nothing when the message is no longer in flight.
     */
    async postponeCheck(
      messageKey: MessageKey,
      at: Date,
      { requeuedAt, watchedClaim }: { readonly requeuedAt?: Date; readonly watchedClaim?: string } = {},
    ): Promise<void> {
      await database.update(keyOf(messageKey), {
        UpdateExpression: `SET listedBy = :at${
          requeuedAt ? ', requeuedAt = :requeued, requeues = if_not_exists(requeues, :zero) + :one' : ''
        }${watchedClaim ? ', watchedClaim = :claim' : ''}`,
        ConditionExpression: 'inList = :list',
        ExpressionAttributeValues: {
          ':at': at.toISOString(),
          ':list': lists.due(dueBucketOf(messageKey.messageId)),
          ...(requeuedAt && { ':requeued': requeuedAt.toISOString(), ':zero': 0, ':one': 1 }),
          ...(watchedClaim && { ':claim': watchedClaim }),
        },
      });
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
