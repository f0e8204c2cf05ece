import type { Conversation, NoticeKind } from '#shared/domain/conversation.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Dismisses a notice of a thread: a possible request not to be texted, or whether CANCEL meant the inspection (P26). */
export async function dismissNotice(
  { store }: Granted<{ store: 'write' }>,
  {
    caller,
    input,
  }: MemberRequest<{ readonly conversationId: string; readonly notice: NoticeKind; readonly at: string }>,
): Promise<Conversation | Refused> {
  return store.dismissNotice(caller.company.companyId, input.conversationId, input.notice, input.at);
}
