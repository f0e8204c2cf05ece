import type { AdminStore } from '#shared/store/dynamoStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';

/**
 * Completes a restore of the table. Every text that was in flight at the restored time may have gone out, so it becomes
 * unconfirmed. That includes a text that is scheduled for later: since the restored time, a member may have moved it to an earlier
 * time at which it went out, or cancelled it. Then sending starts again. Reads until a pass finds nothing, because the due list is
 * eventually consistent. Can be repeated after a failure. Returns how many texts it settled.
 */
export async function settleRestored({
  store,
  now,
}: {
  readonly store: AdminStore;
  readonly now: () => Date;
}): Promise<number> {
  if (await store.maySend()) return 0;
  let settled = 0;
  for (let found = 1; found > 0; settled += found) {
    found = 0;
    for await (const page of store.listInFlight()) {
      for (const message of page) if (await settle(message)) found += 1;
    }
  }
  await store.openSending();
  return settled;

  async function settle(message: OutboundItem): Promise<boolean> {
    const { moved } = await store.advance(message, 'restored', { failure: 'restored' }, now());
    return moved;
  }
}
