import type { Unread } from '#shared/api/routes.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** What the red dot stands for: the unread conversations themselves, so that none is out of reach (P1). */
export async function listUnread(
  { store }: Granted<{ store: 'read' }>,
  { caller }: MemberRequest<Record<string, never>>,
): Promise<Unread> {
  const conversations = await store.listUnread(caller.company.companyId);
  return { conversations: [...conversations], count: conversations.length };
}
