import * as z from 'zod/mini';
import type { Queue } from '../Queue.ts';

/** A partition of the due list that has more due items than `sweepMessages` checks itself. */
export const DueBucket = z.object({ bucket: z.int() });
export type DueBucket = z.infer<typeof DueBucket>;

/**
 * The queue of full buckets, with one group per bucket, so that a bucket is swept by one run at a time. The next sweep queues a
 * bucket again that is still full.
 */
export const dueBuckets = {
  name: 'due-buckets',
  fifo: true,
  receivesUntilDead: 5,
  payload: DueBucket,
} as const satisfies Queue;
