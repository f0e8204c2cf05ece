import type * as z from 'zod/mini';
import { CarrierContext } from '../carrier/deliveryReceipt.ts';
import type { Queue } from '../Queue.ts';

/**
 * The queue in which accepted texts wait for the carrier: one group per company and lane, each in order. A text that
 * waits is given up by age, after a day, and never by count: the count is the largest that SQS takes, and `queueEdge` spaces
 * the receives so that they last longer than a day.
 */
export const outboundTexts = {
  name: 'outbound-texts',
  fifo: true,
  receivesUntilDead: 1000,
  payload: CarrierContext,
} as const satisfies Queue;

export type OutboundText = z.infer<typeof CarrierContext>;
