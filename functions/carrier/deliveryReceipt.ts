import * as z from 'zod/mini';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import { CompanyId, ConversationId, MessageId } from '#shared/domain/ids.ts';
import type { TransitionName } from '#shared/domain/messageState.ts';

/** What of a message travels with it to the carrier and comes back with every receipt. Source: SendTextMessage `Context`. */
export const CarrierContext = z.object({
  companyId: CompanyId,
  conversationId: ConversationId,
  at: z.iso.datetime(),
  messageId: MessageId,
});
export type CarrierContext = z.infer<typeof CarrierContext>;

/**
 * What the carrier says of a text later. Source: End User Messaging SMS User Guide, "Event types for SMS, MMS, and voice"
 * and "Example event data". Receipts repeat, overtake each other, and may come before our own answer is stored.
 */
export const DeliveryReceipt = z.looseObject({
  eventType: z.string(),
  messageId: z.string(),
  context: CarrierContext,
});
export type DeliveryReceipt = z.infer<typeof DeliveryReceipt>;

type Meaning = { readonly by: TransitionName; readonly failure?: FailureReason };

/** The event types we subscribe to, with what each proves. TEXT_UNKNOWN proves nothing and is not among them. */
export const receiptMeanings: Readonly<Record<string, Meaning>> = {
  TEXT_SUCCESSFUL: { by: 'carrierAccepts' },
  TEXT_DELIVERED: { by: 'receiptOfDelivery' },
  TEXT_CARRIER_UNREACHABLE: { by: 'receiptOfFailure', failure: 'carrier-unreachable' },
  TEXT_UNREACHABLE: { by: 'receiptOfFailure', failure: 'phone-unreachable' },
  TEXT_TTL_EXPIRED: { by: 'receiptOfFailure', failure: 'expired-at-carrier' },
  TEXT_INVALID: { by: 'receiptOfFailure', failure: 'not-a-mobile' },
  TEXT_INVALID_MESSAGE: { by: 'receiptOfFailure', failure: 'text-refused' },
  TEXT_BLOCKED: { by: 'receiptOfFailure', failure: 'blocked-by-phone' },
  TEXT_CARRIER_BLOCKED: { by: 'receiptOfFailure', failure: 'blocked-as-spam' },
  TEXT_SPAM: { by: 'receiptOfFailure', failure: 'blocked-as-spam' },
  TEXT_PROTECT_BLOCKED: { by: 'receiptOfFailure', failure: 'country-not-allowed' },
};
