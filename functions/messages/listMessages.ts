import { isRefused, refuse } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists a page of a thread, newest first (P10). The page is empty without messages; an unknown conversation is refused. */
export async function listMessages(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ conversationId: string; before?: string | undefined }>,
) {
  const { companyId } = caller.company;
  const page = await store.listMessages(companyId, input.conversationId, input.before);
  if (isRefused(page)) return page;
  if (page.items.length === 0 && !(await store.findConversation(companyId, input.conversationId))) {
    return refuse({ code: 'conversation-not-found' });
  }
  return { ...page, items: [...page.items] };
}
