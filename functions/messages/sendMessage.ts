import { createHash } from 'node:crypto';
import { refusalWithoutConsent } from '#shared/domain/consentRecord.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { refusalOfTime } from '#shared/domain/schedule.ts';
import { countSegments, maxTextLength } from '#shared/domain/segments.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { refusalOfRecipient, withNewConversation } from './recipient.ts';

type Draft = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly contactId?: string | undefined;
  readonly sharedWith?: readonly string[] | undefined;
  /** When it goes out, in UTC; absent for now. */
  readonly scheduledAt?: string | undefined;
  /** True when a reply of the person before that time cancels it. */
  readonly cancelIfReplied?: boolean | undefined;
};

/**
 * 1 Refuses a blank or too long text. 2 Accepts it with marker, message and conversation row in one transaction, on condition that
 * everyone whom the member saw at this number still has it. The stream then carries it to the queue. A repeated request returns
 * the stored message, even if it would be refused now.
 */
export async function sendMessage(
  { store, now, timing }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Draft>,
): Promise<OutboundMessage | Refused> {
  const refused = refusalOfText(input.text);
  if (refused) return refused;

  const { member, company } = caller;
  const at = now();
  const dueAt = input.scheduledAt === undefined ? undefined : new Date(input.scheduledAt);
  const wrongTime = dueAt && refusalOfTime(dueAt, at);
  const accepted = await store.accept(
    {
      companyId: company.companyId,
      conversationId: input.conversationId,
      messageId: input.messageId,
      text: input.text,
      author: { kind: 'member', memberId: member.memberId, name: member.name },
      ...(input.contactId !== undefined && { contactId: input.contactId }),
      idScope: 'member',
      lane: 'member',
      requestHash: hashOf(member.memberId, input),
      now: at,
      ...(dueAt && { dueAt, cancelIfReplied: input.cancelIfReplied ?? false }),
      checkAt: new Date(at.getTime() + timing.queuedCheckSeconds * 1000),
    },
    (conversation) =>
      wrongTime ??
      refusalOfRecipient(conversation, input.contactId, input.sharedWith) ??
      refusalWithoutConsent(company, 'member', conversation),
  );
  return isRefused(accepted) ? withNewConversation(accepted, store, company.companyId) : accepted;
}

/** Refuses a text that no carrier would accept (P12, P16). */
export function refusalOfText(text: string): Refused | undefined {
  if (text.trim() === '') return refuse({ code: 'text-blank' });
  const { tooLong, characters, encoding } = countSegments(text);
  return tooLong
    ? refuse({ code: 'text-too-long', characters, max: maxTextLength[encoding], encoding })
    : undefined;
}

/** Hashes sender and request. The same id with a different hash is rejected. */
export function hashOf(
  memberId: string,
  { conversationId, messageId, text, contactId, sharedWith = [], cancelIfReplied }: Draft,
): string {
  const request = JSON.stringify([
    memberId,
    conversationId,
    messageId,
    text,
    contactId ?? null,
    ...sharedWith,
    ...(cancelIfReplied ? ['cancelIfReplied'] : []),
  ]);
  return createHash('sha256').update(request).digest('base64url');
}
