import type { ConversationItem } from './conversationItems.ts';
import type { Action } from './database.ts';
import type { MessageKey } from './messageKey.ts';

export type RowChange = {
  /** By how many the texts that ask for attention become more. */
  readonly failures: number;
  /** Whether the message asks for attention from now on; its row says so while it is the last one there. */
  readonly notSent: boolean;
  /** The carrier refused because its own list blocks the number: an opt-out like any other (P25). */
  readonly optedOutAtCarrier?: string;
};

/**
 * What a message's failure, or its end, changes on the row of its conversation. Conditioned on no more than what the change
 * rests on, so that it does not collide with everything else that moves the row.
 */
export function rowUpdate(
  tableName: string,
  seen: ConversationItem,
  { messageId, at }: MessageKey,
  { failures, notSent, optedOutAtCarrier }: RowChange,
): Action {
  const isLast = seen.lastMessage?.messageId === messageId && seen.lastMessage.at === at;
  // While the list is asked to let the number go, its refusals are no new refusal of the person's.
  const blocks = optedOutAtCarrier !== undefined && seen.releaseSince === undefined;
  const optsOut = blocks && seen.optOut === undefined;
  const sets = [
    'revision = revision + :one',
    ...(failures === 0 ? [] : ['failures = if_not_exists(failures, :zero) + :failures']),
    ...(isLast ? ['lastMessage.notSent = :notSent'] : []),
    ...(blocks ? ['carrierBlocks = :true'] : []),
    // `consentAt` stays: it is about the person's own words, and START lifts this whenever it was texted.
    ...(optsOut ? ['optOut = :optOut'] : []),
  ];
  const conditions = [
    'attribute_exists(pk)',
    ...(isLast ? ['lastMessage.messageId = :messageId AND lastMessage.#at = :at'] : []),
    ...(blocks ? ['attribute_not_exists(releaseSince)'] : []),
    ...(blocks ? [`attribute_${optsOut ? 'not_exists' : 'exists'}(optOut)`] : []),
  ];
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      UpdateExpression: `SET ${sets.join(', ')}`,
      ConditionExpression: conditions.join(' AND '),
      ...(isLast && { ExpressionAttributeNames: { '#at': 'at' } }),
      ExpressionAttributeValues: {
        ':one': 1,
        ...(failures !== 0 && { ':zero': 0, ':failures': failures }),
        ...(isLast && { ':notSent': notSent, ':messageId': messageId, ':at': at }),
        ...(blocks && { ':true': true }),
        ...(optsOut && {
          ':optOut': { at: optedOutAtCarrier, source: 'carrier' },
        }),
      },
    },
  };
}
