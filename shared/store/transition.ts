import type { CarrierEvidence } from '../domain/deliveryHistory.ts';
import type { FailureReason } from '../domain/failureReason.ts';
import { isCopyId } from '../domain/ids.ts';
import type { Held, MessageLink } from '../domain/message.ts';
import {
  isInFlight,
  needsAttention,
  transitions,
  type MessageStatus,
  type TransitionName,
} from '../domain/messageState.ts';
import type { Action } from './database.ts';
import { lists } from './keys.ts';
import { maxHistorySteps, withStep, type StoredStep } from './messageHistory.ts';
import type { OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';

/** The attributes that a transition writes in addition to the status, and what its step of the history says. */
export type Facts = {
  readonly evidence?: CarrierEvidence;
  readonly receipt?: string;
  readonly failure?: FailureReason;
  readonly held?: Held;
  readonly heldUntil?: string;
  readonly claimId?: string;
  readonly carrierMessageId?: string;
  readonly queuedAt?: string;
  readonly cancelledBy?: string;
  /** The text with or without the opt-out line, when that changes as it is queued. */
  readonly text?: string;
  readonly ownText?: string;
  /** When the sweep next checks a message that stays in flight. */
  readonly listedBy?: string;
};

type Update = NonNullable<Action['Update']>;

type Statuses = {
  readonly by: TransitionName;
  readonly from: readonly MessageStatus[];
  readonly to: MessageStatus;
};

/**
 * Returns the update of a named transition, on condition that the message has a status in `from` and, if given, the claim
 * `ofClaim`. No other code changes the status of a stored message. A message that leaves flight leaves the due list. A failure
 * puts it on the Failed list, unless it was resent or is a forwarded copy. A full history also fails the condition, unless the message was `seen`.
 */
export function transitionUpdate(
  tableName: string,
  messageKey: MessageKey,
  { by, from, to }: Statuses,
  { evidence, receipt, ...facts }: Facts,
  now: Date,
  seen?: OutboundItem,
  ofClaim?: string,
): Update {
  const written = Object.entries({ ...facts, status: to, stateAt: now.toISOString() });
  const { failure } = facts;
  const step: StoredStep = {
    step: by,
    ms: now.getTime(),
    ...(evidence && { evidence }),
    ...(receipt !== undefined && { receipt }),
    // A receipt implies the failure.
    ...(failure && receipt === undefined && { failure }),
  };
  const isListed = needsAttention(to) && !seen?.resentAs && !isCopyId(messageKey.messageId);
  // A failure reason from an earlier receipt is wrong once the text was delivered.
  const gone = [
    ...(facts.failure === undefined ? ['failure'] : []),
    ...(isListed ? ['dismissed'] : []),
    ...(isListed || isInFlight(to) ? [] : ['inList', 'listedBy']),
  ];
  return {
    TableName: tableName,
    Key: keyOf(messageKey),
    UpdateExpression: `SET ${written.map(([name]) => `#${name} = :${name}`).join(', ')}, revision = revision + :one, #history = ${
      seen ? ':history' : 'list_append(if_not_exists(#history, :none), :history)'
    }${
      isListed ? ', inList = :list, listedBy = :stateAt' : ''
    }${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
    ConditionExpression: `#status IN (${from.map((_, index) => `:from${index}`).join(', ')})${
      seen ? ' AND revision = :seen' : ' AND (attribute_not_exists(#history) OR size(#history) < :most)'
    }${ofClaim === undefined ? '' : ' AND claimId = :ofClaim'}`,
    // Placeholders, because DynamoDB reserves names such as `status`.
    ExpressionAttributeNames: {
      ...Object.fromEntries(written.map(([name]) => [`#${name}`, name])),
      '#history': 'history',
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(written.map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(from.map((status, index) => [`:from${index}`, status])),
      ...(isListed && { ':list': lists.failed(messageKey.companyId) }),
      ...(seen
        ? { ':seen': seen.revision, ':history': withStep(seen.history ?? [], step) }
        : { ':history': [step], ':none': [], ':most': maxHistorySteps }),
      ...(ofClaim !== undefined && { ':ofClaim': ofClaim }),
      ':one': 1,
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

export function statusesOf(by: TransitionName): Statuses {
  return { by, ...transitions[by] };
}

export function linkOf({ conversationId, messageId, at }: MessageKey): MessageLink {
  return { conversationId, messageId, at };
}
