import type { OutboundMessage } from '#shared/domain/message.ts';
import { type Refused, isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the failed and unconfirmed texts that need attention, newest first. */
export async function listFailed(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ cursor?: string | undefined }>,
) {
  const page = await store.listFailed(caller.company.companyId, input.cursor);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}

type Named = { readonly conversationId: string; readonly messageId: string; readonly at: string };

/** Dismisses a failure for the whole company. The message leaves the Failed list and keeps its state in the thread. */
export async function dismissFailure(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Named>,
): Promise<OutboundMessage | Refused> {
  return store.dismissFailure({ companyId: caller.company.companyId, ...input });
}
