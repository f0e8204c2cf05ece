import type * as z from 'zod/mini';
import { CarrierContext } from '../carrier/deliveryReceipt.ts';

/** A queue of ours that starts a function. */
export type Queue = { readonly name: string; readonly fifo: boolean; readonly payload: z.core.$ZodType };

/** The line in which accepted texts wait for the carrier: one group per company and lane, each in order. */
export const outboundTexts = {
  name: 'outbound-texts',
  fifo: true,
  payload: CarrierContext,
} as const satisfies Queue;

export type OutboundText = z.infer<typeof CarrierContext>;
