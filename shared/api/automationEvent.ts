import * as z from 'zod/mini';
import { FailureReason } from '../domain/failureReason.ts';
import { Meaning } from '../domain/consent.ts';
import { CompanyId, ContactId, ConversationId, MessageId } from '../domain/ids.ts';

const common = {
  /** The same for every delivery of the same event, because SNS and its subscribers may deliver an event again. */
  eventId: z.string(),
  companyId: CompanyId,
  conversationId: ConversationId,
  /** The contacts at the number; empty for an unknown number. */
  contactIds: z.array(ContactId),
  /** When it happened. */
  at: z.iso.datetime(),
};

const ofMessage = {
  ...common,
  messageId: MessageId,
  text: z.string(),
};

/** The events that automations can subscribe to. None has a field for a phone number (P22). */
export const AutomationEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message-received'),
    ...ofMessage,
    /** The effect of the text on consent: an opt-out, an opt-in, a request for help, or a possible request to stop. */
    meaning: z.optional(Meaning),
  }),
  z.object({ type: z.literal('message-delivered'), ...ofMessage }),
  z.object({ type: z.literal('message-failed'), ...ofMessage, failure: z.optional(FailureReason) }),
  z.object({
    type: z.literal('opted-out'),
    ...common,
    /** Says who recorded the opt-out: the person by a text, a member, the carrier, or an import. */
    source: z.enum(['person', 'member', 'carrier', 'imported']),
  }),
  z.object({ type: z.literal('opted-in'), ...common }),
]);
export type AutomationEvent = z.infer<typeof AutomationEvent>;
