import type { Conversation } from '#shared/domain/conversation.ts';
import { type Refused, isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Blocks a number in the member's name. Its texts are stored but make nothing unread, and only STOP is answered (P5). */
export function blockNumber(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ readonly conversationId: string }>,
): Promise<Conversation | Refused> {
  return store.blockNumber(caller.company.companyId, input.conversationId, caller.member.name, now());
}

/** Unblocks a number, whose conversation returns to the lists. */
export function unblockNumber(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ readonly conversationId: string }>,
): Promise<Conversation | Refused> {
  return store.unblockNumber(caller.company.companyId, input.conversationId);
}

/** Lists the blocked numbers of the company with who blocked them and when, the newest block first. */
export async function listBlockedNumbers(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ cursor?: string | undefined }>,
) {
  const page = await store.listBlocked(caller.company.companyId, input.cursor);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
