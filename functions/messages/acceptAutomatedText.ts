import type { Company } from '#shared/domain/company.ts';
import { refusalWithoutConsent } from '#shared/domain/consentRecord.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { usualOptOutLine } from '#shared/domain/optOutLine.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import { refusalOfTime } from '#shared/domain/schedule.ts';
import type { Acceptance, Decide } from '#shared/store/acceptStore.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { Granted } from '../grants.ts';
import { refusalOfRecipient } from './recipient.ts';
import { refusalOfText } from './sendMessage.ts';

/** An automated text with its recipient, before its times are set. */
export type AutomatedText = Pick<
  Acceptance,
  | 'conversationId'
  | 'contactId'
  | 'messageId'
  | 'text'
  | 'author'
  | 'idScope'
  | 'requestHash'
  | 'requestedFor'
> & {
  /** When it goes out, in UTC; absent for now. */
  readonly scheduledAt?: string | undefined;
};

/**
 * Accepts an automated text on the auto lane. It goes out now or at its time, or when the company's quiet hours end if that is
 * within them. By default it is refused at a wrong time, for a recipient who may not be texted, and without consent.
 */
export function acceptAutomatedText(
  { store, now, timing }: Granted<{ store: 'write' }>,
  company: CompanyWithSecret,
  { scheduledAt, ...text }: AutomatedText,
  decide?: Decide,
): Promise<OutboundMessage | Refused> {
  const at = now();
  const requestedFor = scheduledAt === undefined ? undefined : new Date(scheduledAt);
  const held = heldUntil(requestedFor ?? at, company, timing.quietFromHour);
  const dueAt = held ?? requestedFor;
  const wrongTime = requestedFor && refusalOfTime(requestedFor, at);
  return store.accept(
    {
      companyId: company.companyId,
      ...(requestedFor && { requestedFor }),
      ...text,
      lane: 'auto',
      optOutLine: company.optOutLine ?? usualOptOutLine,
      now: at,
      ...(dueAt && { dueAt, isHeld: held !== undefined }),
      checkAt: new Date(at.getTime() + timing.queuedCheckSeconds * 1000),
    },
    decide ??
      ((conversation, complete) =>
        wrongTime ??
        refusalOfText(complete) ??
        refusalOfAutomatedText(company, conversation, text.contactId)),
  );
}

/** Refuses an automated text to a recipient who may not be texted, or without consent. */
export function refusalOfAutomatedText(
  company: Company,
  conversation: Conversation,
  contactId: string | undefined,
): Refused | undefined {
  return refusalOfRecipient(conversation, contactId) ?? refusalWithoutConsent(company, 'auto', conversation);
}
