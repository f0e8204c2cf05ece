import type { SocketEvent } from './SocketEvent.ts';
import type { Granted } from '../grants.ts';

/** Forgets a connection that was closed. */
export async function disconnectLive(
  { store }: Granted<{ store: 'live' }>,
  { connectionId }: SocketEvent,
): Promise<'accepted'> {
  await store.removeConnection(connectionId);
  return 'accepted';
}
