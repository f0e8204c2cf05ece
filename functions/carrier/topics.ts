import type * as z from 'zod/mini';
import { DeliveryReceipt } from './deliveryReceipt.ts';
import { InboundSms } from './inboundSms.ts';

/** A topic of the carrier and the schema of its messages. Each topic has a queue for retries and a dead-letter queue. */
export type Topic = { readonly name: string; readonly payload: z.core.$ZodType };

export const topics = {
  inboundTexts: { name: 'inbound-texts', payload: InboundSms },
  deliveryReceipts: { name: 'delivery-receipts', payload: DeliveryReceipt },
} as const satisfies Record<string, Topic>;
