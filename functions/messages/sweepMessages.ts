import type { DuePage } from '#shared/store/messageStore.ts';
import type { Granted } from '../grants.ts';
import { sweepPages } from './sweepPages.ts';

/** A round ends before the next one begins. The rest is still due then. */
const longestRoundSeconds = 40;

/**
 * Checks messages in flight, once a minute. A scheduled text is queued when it is due. A text that was queued for too long goes
 * back on the queue if the queue has lost it, and fails after a day. A text that has been sending for longer than its function can
 * live becomes unconfirmed. For any other text the next check is postponed. A bucket with more due items than one page is put on a
 * queue, so that the buckets of a busy minute are swept in parallel. A queue that refuses them fails the round only after
 * everything else was swept, with the first page of each of those buckets.
 */
export async function sweepMessages(
  granted: Granted<{
    store: 'write';
    outbound: 'send';
    optOutRemovals: 'send';
    buckets: 'send';
    metrics: 'count';
  }>,
): Promise<void> {
  const { store, buckets, now } = granted;
  // Texts in a restored table may have gone out, so they are neither given up nor queued.
  if (!(await store.maySend())) return;
  const until = new Date(now().getTime() + longestRoundSeconds * 1000);
  const pages = await store.listDue(now());
  const full = pages.filter(({ next }) => next !== undefined);
  const others = pages.filter(({ next }) => next === undefined);
  const outcomes = await Promise.allSettled([
    sweepPages(granted, together(others), until),
    full.length > 0 && queueBuckets(full),
  ]);
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const [first, ...more] = errors;
  if (more.length > 0) throw new AggregateError(errors, errors.join('; '));
  if (errors.length > 0) throw first;

  /** Sweeps the first page of each bucket here when the queue refuses them, and then throws as the queue did. */
  async function queueBuckets(refusable: readonly DuePage[]): Promise<void> {
    try {
      await buckets.send(refusable.map(({ bucket }) => ({ bucket })));
    } catch (error) {
      await sweepPages(granted, together(refusable), until);
      throw error;
    }
  }
}

/** Makes one last page of the first pages of several buckets. */
function together(pages: readonly DuePage[]): DuePage {
  return {
    bucket: 0,
    messages: pages.flatMap(({ messages }) => messages),
    optOutRemovals: pages.flatMap(({ optOutRemovals }) => optOutRemovals),
  };
}
