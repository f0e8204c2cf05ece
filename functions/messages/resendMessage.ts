import { refusalWithoutConsent } from '#shared/domain/consentRecord.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { stateOf } from '#shared/domain/messageState.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { nextStepOf } from '#shared/domain/nextStep.ts';
import { outboundFrom, type OutboundItem } from '#shared/store/messageItems.ts';
import { linkOf } from '#shared/store/transition.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { refusalOfRecipient, withNewConversation } from './recipient.ts';
import { hashOf } from './sendMessage.ts';

type ResendRequest = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly at: string;
  readonly newMessageId: string;
  readonly toConversationId?: string | undefined;
};

/**
 * Resends the text of a failed or unconfirmed message as a new message in the member's name, linked to the original, whose text
 * and state never change. A message is resent once, even when several members ask. It goes to the contact's new number only if
 * the request names that conversation. A text without a recipient goes to the same number, and names the first person who has it
 * now, as the composer does. Refuses when a resend would fail again.
 */
export async function resendMessage(
  { store, now, timing }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<ResendRequest>,
): Promise<OutboundMessage | Refused> {
  const { company, member } = caller;
  const { companyId } = company;
  const { conversationId, messageId, at, newMessageId, toConversationId = conversationId } = input;
  const accepted = now();
  let contactId: string | undefined;

  const sent = await store.resendMessage(
    { companyId, conversationId, messageId, at },
    (first, conversation) => {
      const next = nextStepOf(outboundFrom(first), conversation);
      const elsewhere = toConversationId !== conversationId;
      const allowed =
        first.contactId === undefined
          ? next === 'resend' && !elsewhere
          : next === 'resend' || next === 'newNumber';
      if (!allowed) return refuse({ code: 'cannot-resend', state: stateOf(first.status) });
      contactId = first.contactId ?? conversation.people.find(({ former }) => !former)?.contactId;
      const draft = {
        conversationId: toConversationId,
        messageId: newMessageId,
        text: first.text,
        ...(contactId !== undefined && { contactId }),
      };
      return {
        companyId,
        ...draft,
        author: { kind: 'member', memberId: member.memberId, name: member.name },
        resendOf: { ...linkOf(first), attempt: attemptOf(first) + 1 },
        idScope: 'member',
        lane: 'member',
        requestHash: hashOf(member.memberId, draft),
        now: accepted,
        checkAt: new Date(accepted.getTime() + timing.queuedCheckSeconds * 1000),
      };
    },
    (conversation) =>
      refusalOfRecipient(conversation, contactId) ?? refusalWithoutConsent(company, 'member', conversation),
  );
  return isRefused(sent) ? withNewConversation(sent, store, companyId) : sent;
}

function attemptOf({ resendOf }: OutboundItem): number {
  return resendOf?.attempt ?? 1;
}
