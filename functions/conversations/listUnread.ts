import type { Unread } from '#shared/api/routes.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the unread conversations that the red dot counts, so that each can be opened (P1). */
export async function listUnread(
  { store }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<Record<string, never>>,
): Promise<Unread> {
  const conversations = await store.listUnread(caller.company.companyId);
  return { conversations: [...conversations], count: conversations.length };
}
