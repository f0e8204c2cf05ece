import type { MemberApi } from '../scenarios/memberApi.ts';

/** A client with a number of their own, whom the office may text. */
export type BusyClient = {
  readonly conversationId: string;
  readonly contactId: string;
  readonly number: string;
};

/** Returns this many clients from the recent list. */
export async function busyClients(api: MemberApi, count: number): Promise<readonly BusyClient[]> {
  const { items } = await api.listRecentConversations({ section: 'clients' });
  const clients = items.flatMap(({ conversationId, number, people, optOut, blocked }) => {
    const [person, ...others] = people.filter(({ former }) => !former);
    if (!person || others.length > 0 || optOut || blocked) return [];
    return [{ conversationId, number, contactId: person.contactId }];
  });
  if (clients.length < count) throw new Error(`The demo has ${clients.length} such clients, not ${count}`);
  return clients.slice(0, count);
}
