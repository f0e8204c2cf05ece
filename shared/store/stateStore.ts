import type { FailureReason } from '../domain/failureReason.ts';
import {
  isInFlight,
  needsAttention,
  transitions,
  type Standing,
  type TransitionName,
} from '../domain/messageState.ts';
import type { Action, Database } from './database.ts';
import { dueBucketOf, keys, lists } from './keys.ts';
import type { OutboundItem } from './messageItems.ts';
import { keyOf, type MessagePlace } from './messageStore.ts';

/** What a transition writes beside the standing. */
export type Facts = {
  readonly failure?: FailureReason;
  readonly claimId?: string;
  readonly carrierMessageId?: string;
  readonly queuedAt?: string;
};

export type Advance =
  | { readonly moved: true }
  /** Not allowed from where the message stands; undefined when there is no such message. */
  | { readonly moved: false; readonly message: OutboundItem | undefined };

export function stateWriter(database: Database) {
  /**
   * The one way in which a message changes its state: a named transition, written on condition that the message stands
   * where that transition may begin. Leaving flight takes it off the due list. Whatever needs a person's attention, or
   * no longer does, also changes the row of its conversation, in the same transaction, while it is the last message there.
   */
  async function advance(place: MessagePlace, by: TransitionName, facts: Facts, now: Date): Promise<Advance> {
    const { from, to }: { from: readonly Standing[]; to: Standing } = transitions[by];
    if (needsAttention(to)) return advanceWithRow(place, from, to, facts, now);
    const {
      ReturnValuesOnConditionCheckFailure: _,
      TableName: __,
      Key: ___,
      ...move
    } = moveOf(
      place,
      from.filter((standing) => !needsAttention(standing)),
      to,
      facts,
      now,
    );
    const { done, item } = await database.update(keyOf(place), move);
    if (done) return { moved: true };
    const message = item as OutboundItem | undefined;
    if (message === undefined || !from.includes(message.standing)) return { moved: false, message };
    return advanceWithRow(place, from, to, facts, now);
  }

  async function advanceWithRow(
    place: MessagePlace,
    from: readonly Standing[],
    to: Standing,
    facts: Facts,
    now: Date,
  ): Promise<Advance> {
    const move: Action = { Update: moveOf(place, from, to, facts, now) };
    const together = await database.transact([move, rowOf(place, needsAttention(to))]);
    const refused = together?.[0]?.code === 'None' ? await database.transact([move]) : together;
    return refused
      ? { moved: false, message: refused[0]?.item as OutboundItem | undefined }
      : { moved: true };
  }

  function moveOf(place: MessagePlace, from: readonly Standing[], to: Standing, facts: Facts, now: Date) {
    const written = Object.entries({ ...facts, standing: to, stateAt: now.toISOString() });
    const listed = needsAttention(to) ? ', inList = :list, listedBy = :stateAt' : '';
    // A reason that a receipt gave once is no longer true of a text that was delivered after all.
    const gone = [
      ...(facts.failure === undefined ? ['failure'] : []),
      ...(needsAttention(to) || isInFlight(to) ? [] : ['inList', 'listedBy']),
    ];
    const removed = gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : '';
    return {
      TableName: database.tableName,
      Key: keyOf(place),
      UpdateExpression: `SET ${written.map(([name]) => `${name} = :${name}`).join(', ')}, revision = revision + :one${listed}${removed}`,
      ConditionExpression: `standing IN (${from.map((_, index) => `:from${index}`).join(', ')})`,
      ExpressionAttributeValues: {
        ...Object.fromEntries(written.map(([name, value]) => [`:${name}`, value])),
        ...Object.fromEntries(from.map((standing, index) => [`:from${index}`, standing])),
        ...(needsAttention(to) && { ':list': lists.failed(place.companyId) }),
        ':one': 1,
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
  }

  function rowOf(place: MessagePlace, notSent: boolean): Action {
    return {
      Update: {
        TableName: database.tableName,
        Key: keys.conversation(place.companyId, place.conversationId),
        UpdateExpression: 'SET lastMessage.notSent = :notSent, revision = revision + :one',
        ConditionExpression: 'lastMessage.messageId = :messageId AND lastMessage.#at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: {
          ':notSent': notSent,
          ':one': 1,
          ':messageId': place.messageId,
          ':at': place.at,
        },
      },
    };
  }

  return {
    advance,

    /** Puts off the next look at a message that is still in flight; one that has left stays as it is. */
    async lookAgain(place: MessagePlace, at: Date): Promise<void> {
      await database.update(keyOf(place), {
        UpdateExpression: 'SET listedBy = :at',
        ConditionExpression: 'inList = :list',
        ExpressionAttributeValues: {
          ':at': at.toISOString(),
          ':list': lists.due(dueBucketOf(place.messageId)),
        },
      });
    },
  };
}
