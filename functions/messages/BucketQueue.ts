import type { DueBucket } from './dueBuckets.ts';

export type BucketQueue = {
  /** Resolves when all are on the queue. Sweeping a bucket twice is harmless. */
  readonly send: (buckets: readonly DueBucket[]) => Promise<void>;
};
