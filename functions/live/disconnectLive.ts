import type { Knock } from './Knock.ts';
import type { Granted } from '../grants.ts';

/** Forgets a connection that was closed. */
export async function disconnectLive(
  { store }: Granted<{ store: 'write' }>,
  { connectionId }: Knock,
): Promise<'welcome'> {
  await store.removeConnection(connectionId);
  return 'welcome';
}
