import type { SocketEvent } from './SocketEvent.ts';
import type { Granted } from '../grants.ts';

/** The format of a ticket of `requestLiveTicket`. Anything else may be too long for a database key. */
const ticketForm = /^[\w-]{32}$/;

/** Redeems the ticket for a connection. Reads the member again, so that a removed member is refused. */
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
