import * as z from 'zod/mini';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import { CompanyId, ConversationId, CopyId, MessageId } from '#shared/domain/ids.ts';
import type { TransitionName } from '#shared/domain/messageState.ts';

/** The message key that we send to the carrier and that every receipt returns. Source: SendTextMessage `Context`. */
export const CarrierContext = z.object({
  companyId: CompanyId,
  conversationId: ConversationId,
  at: z.iso.datetime(),
  messageId: z.union([MessageId, CopyId]),
});
export type CarrierContext = z.infer<typeof CarrierContext>;

/**
 * A later report of the carrier about a text. Receipts may be repeated or out of order, and may arrive before our own answer is
 * stored. Source: End User Messaging SMS User Guide, "Event types for SMS, MMS, and voice" and "Example event data".
 */
export const DeliveryReceipt = z.looseObject({
  eventType: z.string(),
  messageId: z.string(),
  context: CarrierContext,
});
export type DeliveryReceipt = z.infer<typeof DeliveryReceipt>;

type Meaning = { readonly by: TransitionName; readonly failure?: FailureReason };

/** The event types to which we subscribe, and what each proves. TEXT_UNKNOWN is missing because it proves nothing. */
export const receiptMeanings: Readonly<Record<string, Meaning>> = {
  TEXT_SUCCESSFUL: { by: 'carrierAccepts' },
  TEXT_DELIVERED: { by: 'deliveryReceipt' },
  TEXT_CARRIER_UNREACHABLE: { by: 'failureReceipt', failure: 'carrier-unreachable' },
  TEXT_UNREACHABLE: { by: 'failureReceipt', failure: 'phone-unreachable' },
  TEXT_TTL_EXPIRED: { by: 'failureReceipt', failure: 'expired-at-carrier' },
  TEXT_INVALID: { by: 'failureReceipt', failure: 'not-a-mobile' },
  TEXT_INVALID_MESSAGE: { by: 'failureReceipt', failure: 'text-refused' },
  TEXT_BLOCKED: { by: 'failureReceipt', failure: 'blocked-by-phone' },
  TEXT_CARRIER_BLOCKED: { by: 'failureReceipt', failure: 'blocked-as-spam' },
  TEXT_SPAM: { by: 'failureReceipt', failure: 'blocked-as-spam' },
  TEXT_PROTECT_BLOCKED: { by: 'failureReceipt', failure: 'country-not-allowed' },
};
