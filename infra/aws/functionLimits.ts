import { carrierTimeoutSeconds } from '#functions/carrier/awsCarrier.ts';
import type { FunctionName, FunctionSpec } from '#functions/manifest.ts';
import { dueBuckets } from '#functions/messages/dueBuckets.ts';
import { maxSlotWaitSeconds } from '#functions/messages/deliverMessage.ts';
import { dueBucketNumbers } from '#shared/store/keys.ts';

export type Limits = {
  readonly seconds: number;
  readonly memoryMB: number;
};

/** Time to read and write the table around a call to the carrier, including retries when DynamoDB throttles. */
const writesSeconds = 10;

/**
 * Returns how long a function may take and how much memory it gets. Memory buys processor: a cold start of a bundle of some 400
 * KiB is spent parsing, and 512 MB halves that against 256 MB at the same price per request.
 */
export function limitsOf(name: FunctionName, { on }: FunctionSpec): Limits {
  // Cognito waits this long.
  if ('signIn' in on) return { seconds: 5, memoryMB: 512 };
  // A person waits: API Gateway gives up after 30 s, the page after 10.
  if ('http' in on || 'socket' in on) return { seconds: 10, memoryMB: 512 };
  // It waits for its send slot, calls the carrier and writes; a claim expires only after this time. Waiting needs no processor,
  // and is billed by memory.
  if (name === 'deliverMessage') {
    return { seconds: maxSlotWaitSeconds + carrierTimeoutSeconds + 2 * writesSeconds, memoryMB: 256 };
  }
  // One minute's run ends before the next begins. Two at once would be harmless, because every change is conditional.
  if ('everyMinutes' in on) return { seconds: 55, memoryMB: 512 };
  // It has until the next minute for thousands of texts, each a transaction.
  if (name === 'sweepBucket') return { seconds: 55, memoryMB: 1024 };
  // A batch of ten topic messages, or of a hundred changes, each a few writes or posts.
  return { seconds: 30, memoryMB: 512 };
}

/**
 * Returns how many runs of a function its queue may start at once, so that queues together leave more than half of an
 * account's usual 1,000 to the API. A lane of a number has one run at a time, so 300 lanes send at the same moment; the others
 * wait for a free run.
 */
export function mostAtOnce({ on }: Pick<FunctionSpec, 'on'>): number {
  if ('topic' in on) return 50;
  if ('queue' in on && on.queue === dueBuckets) return dueBucketNumbers.length;
  return 'queue' in on && on.queue.fifo ? 300 : 10;
}

/** Returns a visibility timeout that outlasts the function, so that an item is not received again while a run may still act. */
export function visibilitySecondsOf(name: FunctionName, spec: FunctionSpec): number {
  const { seconds } = limitsOf(name, spec);
  return 'topic' in spec.on ? 6 * seconds : seconds + 12;
}
