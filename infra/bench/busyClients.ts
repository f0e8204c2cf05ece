import type { Conversation } from '#shared/domain/conversation.ts';
import type { MemberApi } from '../scenarios/memberApi.ts';

/** A client with a number of their own, whom the office may text. */
export type BusyClient = {
  readonly conversationId: string;
  readonly contactId: string;
  readonly number: string;
};

/** Returns this many clients from the recent list. */
export async function busyClients(api: MemberApi, count: number): Promise<readonly BusyClient[]> {
  const clients: BusyClient[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined && clients.length < count;) {
    const page = await api.listRecentConversations({ section: 'clients', ...(cursor && { cursor }) });
    clients.push(...page.items.flatMap(busyClient));
    cursor = page.cursor;
  }
  if (clients.length < count) throw new Error(`The demo has ${clients.length} such clients, not ${count}`);
  return clients.slice(0, count);
}

/** Returns the one client of a conversation that may be texted, or nothing. */
function busyClient({
  conversationId,
  number,
  people,
  optOut,
  blocked,
}: Conversation): readonly BusyClient[] {
  const [person, ...others] = people.filter(({ former }) => !former);
  if (!person || others.length > 0 || optOut || blocked) return [];
  return [{ conversationId, number, contactId: person.contactId }];
}
