import type { Granted } from '../grants.ts';
import type { DueBucket } from './dueBuckets.ts';
import { sweepPages } from './sweepPages.ts';

/** How long a run checks its bucket. The rest is still due then, and the next sweep queues the bucket again. */
const longestRunSeconds = 50;

/** Checks all due items of one full bucket, in parallel with the runs for the other buckets. */
export async function sweepBucket(
  granted: Granted<{ store: 'write'; outbound: 'send'; optOutRemovals: 'send'; metrics: 'count' }>,
  { bucket }: DueBucket,
): Promise<'done'> {
  if (!(await granted.store.maySend())) return 'done';
  const until = new Date(granted.now().getTime() + longestRunSeconds * 1000);
  await sweepPages(granted, await granted.store.listDueIn(bucket, granted.now()), until);
  return 'done';
}
