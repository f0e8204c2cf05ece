import type { OutboundMessage } from '#shared/domain/message.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Named = { readonly conversationId: string; readonly messageId: string; readonly at: string };

/** Dismisses a failure for the whole company. The message leaves the Failed list and keeps its state in the thread. */
export async function dismissFailure(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Named>,
): Promise<OutboundMessage | Refused> {
  return store.dismissFailure({ companyId: caller.company.companyId, ...input });
}
