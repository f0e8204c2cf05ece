import type { Author } from '../domain/author.ts';
import type { FailureReason } from '../domain/failureReason.ts';
import type { Message, OutboundMessage } from '../domain/message.ts';
import { stateOf, type Standing } from '../domain/messageState.ts';
import type { Key } from './keys.ts';

type StoredMessage = Key & {
  readonly companyId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly at: string;
  readonly revision: number;
};

export type InboundItem = StoredMessage & { readonly direction: 'inbound' };

/** An outbound message as it lies in the table, with what only delivery needs. */
export type OutboundItem = StoredMessage & {
  readonly direction: 'outbound';
  readonly author: Author;
  readonly contactId?: string;
  readonly standing: Standing;
  readonly stateAt: string;
  readonly failure?: FailureReason;
  readonly lane: Lane;
  readonly claimId?: string;
  readonly carrierMessageId?: string;
  /** When it became queued: a claim of a younger one proves that the lane moves. */
  readonly queuedAt?: string;
  readonly inList?: string;
  readonly listedBy?: string;
};

export type MessageItem = InboundItem | OutboundItem;

/** Members and automations wait in two lines for one number, so that a burst of automated texts holds up no person. */
export type Lane = 'live' | 'auto';

export function messageFrom(item: MessageItem): Message {
  const said = {
    messageId: item.messageId,
    conversationId: item.conversationId,
    text: item.text,
    at: item.at,
    revision: item.revision,
  };
  return item.direction === 'inbound' ? { ...said, direction: 'inbound' } : outboundFrom(item);
}

export function outboundFrom(item: OutboundItem): OutboundMessage {
  const { messageId, conversationId, text, at, revision, author, contactId, standing, stateAt, failure } =
    item;
  return {
    messageId,
    conversationId,
    text,
    at,
    revision,
    direction: 'outbound',
    author,
    ...(contactId !== undefined && { contactId }),
    state: stateOf(standing),
    stateAt,
    ...(failure && { failure }),
  };
}
