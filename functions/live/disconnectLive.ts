import type { SocketEvent } from './SocketEvent.ts';
import type { Granted } from '../grants.ts';

/** Removes a closed connection. */
export async function disconnectLive(
  { store }: Granted<{ store: 'live' }>,
  { connectionId }: SocketEvent,
): Promise<'accepted'> {
  await store.removeConnection(connectionId);
  return 'accepted';
}
