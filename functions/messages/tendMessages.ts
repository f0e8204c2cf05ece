import type { Store } from '#shared/store/dynamoStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { Granted, Timing } from '../grants.ts';
import type { OutboundQueue } from './OutboundQueue.ts';
import { queuedTextOf } from './queueMessages.ts';

const mostPerBucket = 25;

/**
 * Looks at what is in flight for longer than it should be. Queued: back on the line, or given up after a day. Sending for
 * longer than its function can live: unconfirmed. Whatever is left standing gets a later look. One that cannot be tended
 * holds up no other: the round goes on, and fails as a whole at its end.
 */
export async function tendMessages({
  store,
  outbound,
  metrics,
  now,
  timing,
}: Granted<{ store: 'write'; outbound: 'send'; metrics: 'count' }>): Promise<void> {
  const due = await store.listDue(now(), mostPerBucket);
  const errors: unknown[] = [];
  for (const message of due) {
    try {
      if (await tend(message, store, outbound, now(), timing)) metrics.count('mended');
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} texts could not be tended`);
}

/** True where the text had to be mended, and did not only get a later look. */
async function tend(
  message: OutboundItem,
  store: Store,
  outbound: OutboundQueue,
  now: Date,
  timing: Timing,
): Promise<boolean> {
  const secondsSince = (time: string) => (now.getTime() - Date.parse(time)) / 1000;
  if (message.standing === 'sending' && secondsSince(message.stateAt) > timing.claimLostSeconds) {
    await store.advance(message, 'loseTrack', {}, now);
    return true;
  }
  if (message.standing === 'queued' && secondsSince(message.queuedAt ?? message.at) > timing.giveUpSeconds) {
    await store.advance(message, 'giveUpWaiting', { failure: 'waited-too-long' }, now);
    return true;
  }
  const nextLook = new Date(now.getTime() + timing.queuedLookSeconds * 1000);
  const isQueued = message.standing === 'queued';
  if (isQueued) {
    await outbound.send([{ ...queuedTextOf(message), again: String(Math.floor(now.getTime() / 1000)) }]);
  }
  await store.lookAgain(message, nextLook);
  return isQueued;
}
