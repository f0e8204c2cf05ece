import type { Author } from '../domain/author.ts';
import type { Meaning, AutoReply } from '../domain/consent.ts';
import type { Writer } from '../domain/conversation.ts';
import type { FailureReason } from '../domain/failureReason.ts';
import {
  InboundMessage,
  OutboundMessage,
  type ForwardingOfText,
  type Held,
  type Message,
  type MessageLink,
} from '../domain/message.ts';
import { stateOf, type MessageStatus } from '../domain/messageState.ts';
import { fieldsOf } from './fieldsOf.ts';
import type { Key } from './keys.ts';
import type { StoredStep } from './messageHistory.ts';

type StoredMessage = Key & {
  readonly companyId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly at: string;
  readonly revision: number;
};

export type InboundItem = StoredMessage & {
  readonly direction: 'inbound';
  readonly meaning?: Meaning;
  /** The people at the number when it arrived. */
  readonly writers?: readonly Writer[];
  readonly forwarding?: ForwardingOfText;
};

/** An outbound message as stored, with the attributes that only delivery needs. */
export type OutboundItem = StoredMessage & {
  readonly direction: 'outbound';
  readonly author: Author;
  readonly contactId?: string;
  readonly status: MessageStatus;
  readonly stateAt: string;
  /** Why it goes out later than its sender asked, and when. Valid only while it is scheduled. */
  readonly held?: Held;
  readonly heldUntil?: string;
  /** An inbound text after this time cancels it: the time of the last inbound text before it was scheduled, or empty without one. */
  readonly cancelIfInboundAfter?: string;
  /** The text without the opt-out line; set when the text was to carry it. */
  readonly ownText?: string;
  /** The id scope of its marker, which moves with a scheduled text. */
  readonly idScope?: string;
  readonly failure?: FailureReason;
  readonly cancelledBy?: string;
  readonly resendOf?: MessageLink & { readonly attempt: number };
  readonly resentAs?: MessageLink;
  readonly dismissed?: boolean;
  /** Set for an auto reply, which may go to a person who opted out. */
  readonly autoReply?: AutoReply;
  readonly lane: Lane;
  readonly claimId?: string;
  /** A claim with a time in the future, from a host whose clock was ahead, that the sweep has already seen. */
  readonly watchedClaim?: string;
  readonly carrierMessageId?: string;
  /** When it was queued. A claim of a message that was queued later proves that the lane moves. */
  readonly queuedAt?: string;
  /** How long it had waited to go out before `queuedAt` or `heldUntil` began its last wait; absent for less than a minute. */
  readonly waitedSeconds?: number;
  /** When the sweep put it on the queue again, because the queue had lost it. */
  readonly requeuedAt?: string;
  /** How many times the sweep put it on the queue again. */
  readonly requeues?: number;
  readonly history?: readonly StoredStep[];
  readonly inList?: string;
  readonly listedBy?: string;
};

export type MessageItem = InboundItem | OutboundItem;

/**
 * Each company has one queue group per lane, so that a burst of automated texts, or a phone to which texts are forwarded, never holds
 * up a member's text. The lane of members also carries auto replies and the canary.
 */
export type Lane = 'member' | 'auto' | 'forward';

export function messageFrom(item: MessageItem): Message {
  return item.direction === 'outbound' ? outboundFrom(item) : fieldsOf(InboundMessage, item);
}

export function outboundFrom(item: OutboundItem): OutboundMessage {
  const { held, heldUntil, ...fields } = fieldsOf(OutboundMessage, item);
  const isHeld = item.status === 'scheduled' && held !== undefined;
  return {
    ...fields,
    state: stateOf(item.status),
    ...(isHeld && { held }),
    ...(isHeld && held === 'quiet-hours' && heldUntil !== undefined && { heldUntil }),
    ...(item.cancelIfInboundAfter !== undefined && { cancelIfReplied: true }),
  };
}

/** Returns when the message was last put on its queue. Messages that were put there later are claimed after it. */
export function lastEnqueuedAt(message: OutboundItem): string {
  const since = waitingSince(message);
  return message.requeuedAt !== undefined && message.requeuedAt > since ? message.requeuedAt : since;
}

/** Returns for how many seconds the message has waited to go out, all its waits together. Quiet hours that held it do not count. */
export function secondsWaited(message: OutboundItem, now: Date): number {
  const lastWait = (now.getTime() - Date.parse(waitingSince(message))) / 1000;
  return (message.waitedSeconds ?? 0) + Math.max(0, lastWait);
}

/**
 * Returns the fact to store when a new wait of the message begins, so that the time limit for giving up counts the waits before
 * it. Less than a minute, such as a round of the sweep, is not stored, because a longer item costs more to write.
 */
export function waitedSoFar(message: OutboundItem, now: Date): { readonly waitedSeconds?: number } {
  const waitedSeconds = Math.floor(secondsWaited(message, now));
  return waitedSeconds < 60 ? {} : { waitedSeconds };
}

/** Returns when the last wait of the message began, regardless of how often it was put on the queue again. */
function waitingSince({ queuedAt, heldUntil = '', at }: OutboundItem): string {
  const since = queuedAt ?? at;
  return heldUntil > since ? heldUntil : since;
}
