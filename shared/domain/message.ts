import * as z from 'zod/mini';
import { Author } from './author.ts';
import { Meaning, AutoReply } from './consent.ts';
import { Writer } from './conversation.ts';
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

export const InboundMessage = z.object({
  ...said,
  direction: z.literal('inbound'),
  /** Who was at the number when it came in; empty where nobody was known there. */
  writers: z.optional(z.array(Writer)),
  /** What it means beyond its words: an opt-out, a return, a call for help, or perhaps a refusal. */
  meaning: z.optional(Meaning),
});
export type InboundMessage = z.infer<typeof InboundMessage>;

export const Held = z.enum(['quiet-hours', 'opt-out-request']);
export type Held = z.infer<typeof Held>;

/** Where another message stands: the first one of a resend, or the resend of a first one. */
export const MessageLink = z.object({
  conversationId: ConversationId,
  messageId: MessageId,
  at: z.iso.datetime(),
});
export type MessageLink = z.infer<typeof MessageLink>;

export const OutboundMessage = z.object({
  ...said,
  direction: z.literal('outbound'),
  author: Author,
  /** Whom the author believed to be texting; absent for an unknown number. */
  contactId: z.optional(ContactId),
  state: MessageState,
  stateAt: z.iso.datetime(),
  /** Why an automated text waits although its time has come: it is night at the company, or the person may have asked not to be texted. */
  held: z.optional(Held),
  /** When a text that is held for the night goes out. */
  heldUntil: z.optional(z.iso.datetime()),
  failure: z.optional(FailureReason),
  /** Of what we answered by ourselves, to STOP or to HELP. */
  autoReply: z.optional(AutoReply),
  /** The name of the member or automation that cancelled it. */
  cancelledBy: z.optional(z.string()),
  /** The which-th try this is to say the same thing, with the message before it; absent for a first one. */
  resendOf: z.optional(z.extend(MessageLink, { attempt: z.int() })),
  /** The try that followed this one. A message is sent again at most once. */
  resentAs: z.optional(MessageLink),
  /** True when a person has put the failure aside: it no longer asks for attention. */
  dismissed: z.optional(z.boolean()),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;

export const Message = z.discriminatedUnion('direction', [InboundMessage, OutboundMessage]);
export type Message = z.infer<typeof Message>;
