import * as z from 'zod/mini';
import { Author } from './author.ts';
import { Meaning, AutoReply } from './consent.ts';
import { Writer } from './conversation.ts';
import { FailureReason } from './failureReason.ts';
import { NotForwarded } from './forwarding.ts';
import { ContactId, ConversationId, CopyId, MessageId } from './ids.ts';
import { MessageState } from './messageState.ts';

const commonFields = {
  messageId: MessageId,
  conversationId: ConversationId,
  text: z.string(),
  /** When it arrived, was accepted, or is due. The thread is sorted by it. */
  at: z.iso.datetime(),
  /** Increases with every change of this message. A page applies only newer ones. */
  revision: z.int(),
};

/** Says whether an inbound text was forwarded to another phone, and what it did to the forwarding (P30). */
export const ForwardingOfText = z.object({
  /** The copy for the other phone. It is in no thread; `getMessageHistory` says what became of it. */
  copy: z.optional(z.object({ conversationId: ConversationId, messageId: CopyId, at: z.iso.datetime() })),
  /** Why there is no copy although forwarding was on. */
  not: z.optional(NotForwarded),
  /** True for the STOP of the other phone, which turned forwarding off. */
  stopped: z.optional(z.boolean()),
});
export type ForwardingOfText = z.infer<typeof ForwardingOfText>;

export const InboundMessage = z.object({
  ...commonFields,
  direction: z.literal('inbound'),
  /** The people at the number when it arrived; empty when the number was unknown. */
  writers: z.optional(z.array(Writer)),
  /** Its effect on consent: an opt-out, an opt-in, a request for help, or a possible request to stop. */
  meaning: z.optional(Meaning),
  forwarding: z.optional(ForwardingOfText),
});
export type InboundMessage = z.infer<typeof InboundMessage>;

export const Held = z.enum(['quiet-hours', 'opt-out-request']);
export type Held = z.infer<typeof Held>;

/** Links a resend to the original message, or the original message to its resend. */
export const MessageLink = z.object({
  conversationId: ConversationId,
  messageId: MessageId,
  at: z.iso.datetime(),
});
export type MessageLink = z.infer<typeof MessageLink>;

export const OutboundMessage = z.object({
  ...commonFields,
  direction: z.literal('outbound'),
  author: Author,
  /** The contact whom the author meant to text; absent for an unknown number. */
  contactId: z.optional(ContactId),
  state: MessageState,
  stateAt: z.iso.datetime(),
  /** Why an automated text waits although it is due: quiet hours, or the person may have asked not to be texted. */
  held: z.optional(Held),
  /** When a text that is held for quiet hours goes out. */
  heldUntil: z.optional(z.iso.datetime()),
  failure: z.optional(FailureReason),
  /** Set when this is an auto reply to STOP or HELP. */
  autoReply: z.optional(AutoReply),
  /** True when a reply of the person cancels it. If it is cancelled without `cancelledBy`, a reply did that. */
  cancelIfReplied: z.optional(z.boolean()),
  /** The name of the member or automation that cancelled it. */
  cancelledBy: z.optional(z.string()),
  /** The message that this one resends, with the number of this attempt; absent on a first attempt. */
  resendOf: z.optional(z.extend(MessageLink, { attempt: z.int() })),
  /** The resend of this message. A message is resent at most once. */
  resentAs: z.optional(MessageLink),
  /** True when a member has dismissed the failure, so that it no longer needs attention. */
  dismissed: z.optional(z.boolean()),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;

export const Message = z.discriminatedUnion('direction', [InboundMessage, OutboundMessage]);
export type Message = z.infer<typeof Message>;
