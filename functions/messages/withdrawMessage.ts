import type { Withdrawal } from '#shared/api/routes.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { outboundFrom } from '#shared/store/messageItems.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { cancelText } from './cancelText.ts';

/**
 * Withdraws a text that the member sent without getting an answer. An id that was never accepted is used up, so that the request
 * is refused if it still arrives. Cancels an accepted text if that is still possible, and otherwise returns it unchanged.
 */
export async function withdrawMessage(
  { store, now }: Granted<{ store: 'write' }>,
  {
    caller,
    input: { conversationId, messageId },
  }: MemberRequest<Record<'conversationId' | 'messageId', string>>,
): Promise<Withdrawal | Refused> {
  const { company, member } = caller;
  if (await store.withdrawMessageId(company.companyId, 'member', messageId)) return { withdrawn: true };

  const accepted = await store.findAccepted(company.companyId, 'member', messageId);
  const isOwn = accepted?.author.kind === 'member' && accepted.author.memberId === member.memberId;
  if (!accepted || !isOwn || accepted.conversationId !== conversationId)
    return refuse({ code: 'message-not-found' });
  const cancelled = await cancelText(store, accepted, member.name, now());
  if (cancelled && !isRefused(cancelled)) return { withdrawn: true, message: outboundFrom(cancelled) };
  const present = await store.findOutbound(accepted, true);
  return present ? { withdrawn: false, message: outboundFrom(present) } : refuse({ code: 'try-again' });
}
