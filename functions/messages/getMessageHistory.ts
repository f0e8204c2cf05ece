import type { MessageHistory } from '#shared/api/routes.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import { historyOf } from '#shared/store/messageHistory.ts';
import type { MemberRequest } from '../Caller.ts';
import { receiptMeanings } from '../carrier/deliveryReceipt.ts';
import type { Granted } from '../grants.ts';

type Named = { readonly conversationId: string; readonly messageId: string; readonly at: string };

/** Returns what happened to an outbound text, step by step. A step by a receipt says which failure the receipt means. */
export async function getMessageHistory(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<Named>,
): Promise<MessageHistory | Refused> {
  const message = await store.findOutbound({ companyId: caller.company.companyId, ...input }, true);
  if (!message) return refuse({ code: 'message-not-found' });
  const steps = historyOf(message).map((step) => {
    const failure = step.failure ?? receiptMeanings[step.receipt ?? '']?.failure;
    return { ...step, ...(failure && { failure }) };
  });
  return { steps };
}
