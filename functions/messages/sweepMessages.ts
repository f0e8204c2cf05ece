import type { Granted } from '../grants.ts';
import { sweepPages } from './sweepPages.ts';

/** A round ends before the next one begins. The rest is still due then. */
const longestRoundSeconds = 40;

/**
 * Checks messages in flight, once a minute. A scheduled text is queued when it is due. A text that was queued for too long goes
 * back on the queue if the queue has lost it, and fails after a day. A text that has been sending for longer than its function can
 * live becomes unconfirmed. For any other text the next check is postponed. A bucket with more due items than one page is put on a
 * queue, so that the buckets of a busy minute are swept in parallel.
 */
export async function sweepMessages(
  granted: Granted<{
    store: 'write';
    outbound: 'send';
    releases: 'send';
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
  if (full.length > 0) await buckets.send(full.map(({ bucket }) => ({ bucket })));
  const others = pages.filter(({ next }) => next === undefined);
  await sweepPages(
    granted,
    {
      bucket: 0,
      messages: others.flatMap(({ messages }) => messages),
      releases: others.flatMap(({ releases }) => releases),
    },
    until,
  );
}
