import { randomBytes } from 'node:crypto';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Issues a ticket for one live connection, because a browser cannot send a token header with a WebSocket, and URLs are logged. */
export async function requestLiveTicket(
  { store, now }: Granted<{ store: 'live' }>,
  { caller }: MemberRequest<Record<string, never>>,
): Promise<{ ticket: string }> {
  const ticket = randomBytes(24).toString('base64url');
  await store.putTicket(ticket, { companyId: caller.company.companyId, subject: caller.subject }, now());
  return { ticket };
}
