import type { Unread } from '#shared/api/routes.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the unread conversations that the red dot counts, so that each can be opened (P1), or only the one that has waited longest. */
export async function listUnread(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ only?: 'longest' | undefined; after?: string | undefined }>,
): Promise<Unread> {
  const { companyId } = caller.company;
  if (!input.only) return unreadOf(await store.listUnread(companyId));
  const longest = await store.findLongestUnread(companyId, input.after);
  return unreadOf(longest ? [longest] : []);
}

function unreadOf(conversations: readonly Unread['conversations'][number][]): Unread {
  return { conversations: [...conversations], count: conversations.length };
}
