import * as z from 'zod/mini';
import { Author } from './author.ts';
import { FailureReason } from './failureReason.ts';
import { ContactId, ConversationId, MessageId } from './ids.ts';
import { MessageState } from './messageState.ts';

const said = {
  messageId: MessageId,
  conversationId: ConversationId,
  text: z.string(),
  /** When it came in, was accepted, or is to go out; the place in the thread. */
  at: z.iso.datetime(),
  /** Moved by every change of this message: a page applies only newer ones. */
  revision: z.int(),
};

export const InboundMessage = z.object({ ...said, direction: z.literal('inbound') });
export type InboundMessage = z.infer<typeof InboundMessage>;

export const OutboundMessage = z.object({
  ...said,
  direction: z.literal('outbound'),
  author: Author,
  /** Whom the author believed to be texting; absent for an unknown number. */
  contactId: z.optional(ContactId),
  state: MessageState,
  stateAt: z.iso.datetime(),
  failure: z.optional(FailureReason),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;

export const Message = z.discriminatedUnion('direction', [InboundMessage, OutboundMessage]);
export type Message = z.infer<typeof Message>;
