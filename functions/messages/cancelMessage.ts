import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { outboundFrom } from '#shared/store/messageItems.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { cancelText } from './cancelText.ts';

type Named = { readonly conversationId: string; readonly messageId: string; readonly at: string };

/** Cancels a scheduled or queued text in the member's name. Refuses when it was already handed to the carrier. */
export async function cancelMessage(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Named>,
): Promise<OutboundMessage | Refused> {
  const { companyId } = caller.company;
  const cancelled = await cancelText(store, { companyId, ...input }, caller.member.name, now());
  if (isRefused(cancelled)) return cancelled;
  return cancelled ? outboundFrom(cancelled) : refuse({ code: 'message-not-found' });
}
