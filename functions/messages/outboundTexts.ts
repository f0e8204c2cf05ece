import type * as z from 'zod/mini';
import { CarrierContext } from '../carrier/deliveryReceipt.ts';
import type { Queue } from '../Queue.ts';
import type { Lane } from '#shared/store/messageItems.ts';

/**
 * The queue of accepted texts, with one group per company and lane, each in order. A waiting text is given up by age, after a
 * day, and never by its number of receives: 1,000 is the most that SQS allows, and `queueEdge` spaces the receives so that they
 * last longer than a day.
 */
export const outboundTexts = {
  name: 'outbound-texts',
  fifo: true,
  receivesUntilDead: 1000,
  payload: CarrierContext,
} as const satisfies Queue;

export type OutboundText = z.infer<typeof CarrierContext>;

/** A text to put on the queue. */
export type QueuedText = {
  readonly text: OutboundText;
  readonly lane: Lane;
  /** Set when a text is put on the queue again. Without it the queue would drop the text as a duplicate. */
  readonly requeueId?: string;
};
