import { randomBytes } from 'node:crypto';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** A ticket for one live connection: a browser cannot send its token with a WebSocket, and URLs are logged. */
export async function requestLiveTicket(
  { store, now }: Granted<{ store: 'live' }>,
  { caller }: MemberRequest<Record<string, never>>,
): Promise<{ ticket: string }> {
  const ticket = randomBytes(24).toString('base64url');
  await store.putTicket(ticket, { companyId: caller.company.companyId, subject: caller.subject }, now());
  return { ticket };
}
