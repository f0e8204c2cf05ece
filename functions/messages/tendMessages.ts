import type { Store } from '#shared/store/dynamoStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { Granted, Timing } from '../grants.ts';
import type { OutboundQueue } from './OutboundQueue.ts';
import { queuedTextOf } from './queueMessages.ts';

const mostPerBucket = 25;

/**
 * Looks at what is in flight for longer than it should be. Queued: back on the line, or given up after a day. Sending for
 * longer than its function can live: unconfirmed. Whatever is left standing gets a later look.
 */
export async function tendMessages({
  store,
  outbound,
  now,
  timing,
}: Granted<{ store: 'write'; outbound: 'send' }>): Promise<void> {
  const due = await store.listDue(now(), mostPerBucket);
  for (const message of due) await tend(message, store, outbound, now(), timing);
}

async function tend(
  message: OutboundItem,
  store: Store,
  outbound: OutboundQueue,
  now: Date,
  timing: Timing,
): Promise<void> {
  const secondsSince = (time: string) => (now.getTime() - Date.parse(time)) / 1000;
  if (message.standing === 'sending' && secondsSince(message.stateAt) > timing.claimLostSeconds) {
    await store.advance(message, 'loseTrack', {}, now);
    return;
  }
  if (message.standing === 'queued' && secondsSince(message.queuedAt ?? message.at) > timing.giveUpSeconds) {
    await store.advance(message, 'giveUpWaiting', { failure: 'waited-too-long' }, now);
    return;
  }
  const nextLook = new Date(now.getTime() + timing.queuedLookSeconds * 1000);
  if (message.standing === 'queued') {
    await outbound.send([{ ...queuedTextOf(message), again: String(Math.floor(now.getTime() / 1000)) }]);
  }
  await store.lookAgain(message, nextLook);
}
