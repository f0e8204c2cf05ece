import type { SocketEvent } from './SocketEvent.ts';
import type { Granted } from '../grants.ts';

/** What `requestLiveTicket` issues; anything else may not even fit into a key of the database. */
const ticketForm = /^[\w-]{32}$/;

/** Trades the ticket for a connection, after reading the member again: one who was removed meanwhile stays outside. */
export async function connectLive(
  { store, now }: Granted<{ store: 'live' }>,
  { connectionId, ticket }: SocketEvent,
): Promise<'accepted' | 'refused'> {
  const holder =
    ticket === undefined || !ticketForm.test(ticket) ? undefined : await store.takeTicket(ticket, now());
  if (!holder || !(await store.findMembership(holder.subject, holder.companyId))) return 'refused';
  await store.putConnection(connectionId, holder, now());
  return 'accepted';
}
