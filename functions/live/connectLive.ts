import type { Knock } from './Knock.ts';
import type { Granted } from '../grants.ts';

/** Trades the ticket for a connection, after reading the member again: one who was removed meanwhile stays outside. */
export async function connectLive(
  { store, now }: Granted<{ store: 'write' }>,
  { connectionId, ticket }: Knock,
): Promise<'welcome' | 'refused'> {
  const holder = ticket === undefined ? undefined : await store.takeTicket(ticket, now());
  if (!holder || !(await store.findMembership(holder.subject, holder.companyId))) return 'refused';
  await store.putConnection(connectionId, holder, now());
  return 'welcome';
}
