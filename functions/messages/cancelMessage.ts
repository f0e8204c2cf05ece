import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { outboundFrom } from '#shared/store/messageItems.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { cancelText } from './cancelText.ts';

type Named = { readonly conversationId: string; readonly messageId: string; readonly at: string };

/** Takes back a text that is scheduled or queued, in the member's name. Once it is handed to the carrier it is too late. */
export async function cancelMessage(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Named>,
): Promise<OutboundMessage | Refused> {
  const { companyId } = caller.company;
  const cancelled = await cancelText(store, { companyId, ...input }, caller.member.name, now());
  if (isRefused(cancelled)) return cancelled;
  return cancelled ? outboundFrom(cancelled) : refuse({ code: 'message-not-found' });
}
