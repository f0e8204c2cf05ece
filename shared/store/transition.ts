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
import { absent, appended, either, oneOf, shorterThan, update, type ItemUpdate } from './update.ts';

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
  readonly waitedSeconds?: number;
  readonly cancelledBy?: string;
  /** The text with or without the opt-out line, when that changes as it is queued. */
  readonly text?: string;
  readonly ownText?: string;
  /** When the sweep next checks a message that stays in flight. */
  readonly listedBy?: string;
};

type Statuses = {
  readonly by: TransitionName;
  readonly from: readonly MessageStatus[];
  readonly to: MessageStatus;
};

/**
 * Returns the change of a named transition, on condition that the message has a status in `from` and, if given, the claim
 * `ofClaim`. No other code changes the status of a stored message. A message that leaves flight leaves the due list. A failure
 * puts it on the Failed list, unless it was resent or is a forwarded copy. A full history also fails the condition, unless the message was `seen`.
 */
export function transitionOf(
  messageKey: MessageKey,
  { by, from, to }: Statuses,
  { evidence, receipt, ...facts }: Facts,
  now: Date,
  seen?: OutboundItem,
  ofClaim?: string,
): ItemUpdate<OutboundItem> {
  const stateAt = now.toISOString();
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
  return {
    set: {
      ...facts,
      status: to,
      stateAt,
      history: seen ? withStep(seen.history ?? [], step) : appended([step]),
      ...(isListed && { inList: lists.failed(messageKey.companyId), listedBy: stateAt }),
    },
    add: { revision: 1 },
    remove: [
      // A failure reason from an earlier receipt is wrong once the text was delivered.
      ...(failure === undefined ? (['failure'] as const) : []),
      ...(isListed ? (['dismissed'] as const) : []),
      ...(isListed || isInFlight(to) ? [] : (['inList', 'listedBy'] as const)),
    ],
    when: {
      status: oneOf(from),
      ...(seen ? { revision: seen.revision } : { history: either(absent, shorterThan(maxHistorySteps)) }),
      ...(ofClaim !== undefined && { claimId: ofClaim }),
    },
  };
}

/** Returns the action that applies a transition within a transaction, to a message as `seen`. */
export function transitionAction(
  tableName: string,
  messageKey: MessageKey,
  by: TransitionName,
  facts: Facts,
  now: Date,
  seen: OutboundItem,
  ofClaim?: string,
): Action {
  return {
    Update: {
      TableName: tableName,
      Key: keyOf(messageKey),
      ...update(transitionOf(messageKey, statusesOf(by), facts, now, seen, ofClaim)),
    },
  };
}

export function statusesOf(by: TransitionName): Statuses {
  return { by, ...transitions[by] };
}

export function linkOf({ conversationId, messageId, at }: MessageKey): MessageLink {
  return { conversationId, messageId, at };
}
