import { mayReadTexts } from '#shared/domain/missingForTexting.ts';
import type { Granted } from '../grants.ts';

/** An event of a live connection: connect, message or disconnect. Only `$connect` has the ticket. */
export type SocketEvent = { readonly connectionId: string; readonly ticket: string | undefined };

/** The format of a ticket of `requestLiveTicket`. Anything else may be too long for a database key. */
const ticketForm = /^[\w-]{32}$/;

/** Redeems the ticket for a connection. Refuses a person who is no longer a member, and staff of a company that can no longer text. */
export async function connectLive(
  { store, now }: Granted<{ store: 'live' }>,
  { connectionId, ticket }: SocketEvent,
): Promise<'accepted' | 'refused'> {
  const holder =
    ticket === undefined || !ticketForm.test(ticket) ? undefined : await store.takeTicket(ticket, now());
  const membership = holder && (await store.findMembership(holder.subject, holder.companyId));
  if (!membership || !mayReadTexts(membership.member, membership.company)) return 'refused';
  return (await store.putConnection(connectionId, holder, membership, now())) ? 'accepted' : 'refused';
}

/** Removes a closed connection. */
export async function disconnectLive(
  { store }: Granted<{ store: 'live' }>,
  { connectionId }: SocketEvent,
): Promise<'accepted'> {
  await store.removeConnection(connectionId);
  return 'accepted';
}

/**
 * Answers a page that checks whether its connection still works. The ping also keeps the connection open, because API Gateway
 * closes a connection that was idle for ten minutes.
 */
export async function pingLive(): Promise<{ readonly action: 'pong' }> {
  return { action: 'pong' };
}
