import type { Author } from '../domain/author.ts';
import type { Meaning, AutoReply } from '../domain/consent.ts';
import type { Writer } from '../domain/conversation.ts';
import type { FailureReason } from '../domain/failureReason.ts';
import type { Held, Message, MessageLink, OutboundMessage } from '../domain/message.ts';
import { stateOf, type MessageStatus } from '../domain/messageState.ts';
import type { Key } from './keys.ts';

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
  /** Who was at the number when it came in. */
  readonly writers?: readonly Writer[];
};

/** An outbound message as it lies in the table, with what only delivery needs. */
export type OutboundItem = StoredMessage & {
  readonly direction: 'outbound';
  readonly author: Author;
  readonly contactId?: string;
  readonly status: MessageStatus;
  readonly stateAt: string;
  /** Why it was scheduled for later than its sender asked, and until when; true while it is scheduled. */
  readonly held?: Held;
  readonly heldUntil?: string;
  readonly failure?: FailureReason;
  readonly cancelledBy?: string;
  readonly resendOf?: MessageLink & { readonly attempt: number };
  readonly resentAs?: MessageLink;
  readonly dismissed?: boolean;
  /** Of what we answer by ourselves: it may go to a person who opted out. */
  readonly autoReply?: AutoReply;
  readonly lane: Lane;
  readonly claimId?: string;
  /** The claim of a clock ahead that the sweep has seen. */
  readonly watchedClaim?: string;
  readonly carrierMessageId?: string;
  /** When it became queued: a claim of a younger one proves that the lane moves. */
  readonly queuedAt?: string;
  /** When it was put on the queue again, because the line had lost it. */
  readonly requeuedAt?: string;
  /** How many times it was put on the queue again. */
  readonly requeues?: number;
  readonly inList?: string;
  readonly listedBy?: string;
};

export type MessageItem = InboundItem | OutboundItem;

/** Members and automations wait in two lines for one number, so that a burst of automated texts holds up no person. */
export type Lane = 'live' | 'auto';

export function messageFrom(item: MessageItem): Message {
  if (item.direction === 'outbound') return outboundFrom(item);
  const { messageId, conversationId, text, at, revision, meaning, writers } = item;
  return {
    messageId,
    conversationId,
    text,
    at,
    revision,
    direction: 'inbound',
    ...(meaning && { meaning }),
    ...(writers && { writers: [...writers] }),
  };
}

export function outboundFrom(item: OutboundItem): OutboundMessage {
  const { messageId, conversationId, text, at, revision, author, status, stateAt, held, heldUntil } = item;
  const { contactId, failure, autoReply, cancelledBy, resendOf, resentAs, dismissed } = item;
  return {
    messageId,
    conversationId,
    text,
    at,
    revision,
    direction: 'outbound',
    author,
    ...(contactId !== undefined && { contactId }),
    state: stateOf(status),
    stateAt,
    ...(status === 'scheduled' && held && { held }),
    ...(status === 'scheduled' && held === 'quiet-hours' && heldUntil && { heldUntil }),
    ...(failure && { failure }),
    ...(autoReply && { autoReply }),
    ...(cancelledBy !== undefined && { cancelledBy }),
    ...(resendOf && { resendOf }),
    ...(resentAs && { resentAs }),
    ...(dismissed && { dismissed }),
  };
}

/** Since when it stands on the queue: whatever was put there later is claimed after it. */
export function lastEnqueuedAt(message: OutboundItem): string {
  const since = waitingSince(message);
  return message.requeuedAt !== undefined && message.requeuedAt > since ? message.requeuedAt : since;
}

/**
 * Since when it waits to go out, however often it was put on the queue: it is given up by this. The hours of a night that it
 * was held for do not count.
 */
export function waitingSince({ queuedAt, heldUntil = '', at }: OutboundItem): string {
  const since = queuedAt ?? at;
  return heldUntil > since ? heldUntil : since;
}
