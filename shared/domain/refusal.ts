import * as z from 'zod/mini';
import { CannotForward } from './forwarding.ts';
import { ContactId, ConversationId } from './ids.ts';
import { MessageState } from './messageState.ts';
import { Role } from './role.ts';

/** Every way in which the product says no: a code with its facts, never a sentence (those are in shared/api/sentenceOf.ts). */
export const Refusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('sign-in-needed'), why: z.string() }),
  z.object({ code: z.literal('not-a-member') }),
  z.object({ code: z.literal('admin-needed') }),
  z.object({ code: z.literal('member-not-found') }),
  z.object({ code: z.literal('already-member') }),
  z.object({ code: z.literal('last-admin') }),
  z.object({ code: z.literal('mail-limit-reached') }),
  z.object({ code: z.literal('time-zone-unknown'), similar: z.array(z.string()) }),
  z.object({ code: z.literal('cannot-forward'), why: CannotForward }),
  z.object({ code: z.literal('too-many-requests'), retryAfterSeconds: z.int() }),
  z.object({ code: z.literal('plan-missing'), needed: z.literal('advanced') }),
  z.object({ code: z.literal('number-missing') }),
  z.object({ code: z.literal('conversation-not-found') }),
  z.object({ code: z.literal('contact-not-found') }),
  z.object({ code: z.literal('contact-archived'), contactId: ContactId }),
  z.object({ code: z.literal('contact-erased') }),
  z.object({ code: z.literal('contacts-not-found'), contactIds: z.array(ContactId) }),
  z.object({ code: z.literal('inspection-not-found') }),
  z.object({ code: z.literal('message-not-found') }),
  z.object({
    code: z.literal('contact-without-number'),
    field: z.enum(['mobile', 'phone']),
    why: z.enum(['missing', 'unusable']),
  }),
  z.object({
    code: z.literal('contact-moved'),
    contactId: ContactId,
    conversationId: z.optional(ConversationId),
  }),
  z.object({ code: z.literal('contact-changed'), revision: z.int() }),
  z.object({ code: z.literal('recipient-needed') }),
  z.object({ code: z.literal('recipient-opted-out') }),
  z.object({ code: z.literal('recipient-blocked') }),
  z.object({ code: z.literal('consent-missing') }),
  z.object({ code: z.literal('consent-in-future'), now: z.iso.datetime() }),
  z.object({ code: z.literal('sender-not-answerable') }),
  z.object({ code: z.literal('number-is-ours'), field: z.enum(['mobile', 'phone']) }),
  z.object({ code: z.literal('number-full'), max: z.int() }),
  z.object({ code: z.literal('text-blank') }),
  z.object({
    code: z.literal('text-too-long'),
    characters: z.int(),
    max: z.int(),
    encoding: z.enum(['GSM-7', 'UCS-2']),
  }),
  z.object({ code: z.literal('message-id-reused') }),
  z.object({ code: z.literal('message-withdrawn') }),
  z.object({ code: z.literal('too-late-to-cancel'), state: MessageState }),
  z.object({ code: z.literal('cannot-resend'), state: MessageState }),
  z.object({ code: z.literal('too-late-to-edit'), state: MessageState }),
  z.object({ code: z.literal('message-changed') }),
  z.object({ code: z.literal('automated-text-fixed') }),
  z.object({ code: z.literal('not-failed'), state: MessageState }),
  z.object({ code: z.literal('schedule-in-past'), now: z.iso.datetime() }),
  z.object({ code: z.literal('schedule-too-far'), maxDays: z.int() }),
  z.object({ code: z.literal('cursor-invalid') }),
  z.object({ code: z.literal('try-again') }),
  z.object({ code: z.literal('automation-not-allowed') }),
  z.object({ code: z.literal('automation-removed') }),
  z.object({ code: z.literal('automation-off') }),
  z.object({ code: z.literal('automation-not-found') }),
  z.object({ code: z.literal('role-not-on-inspection'), role: Role }),
  z.object({ code: z.literal('several-recipients'), contactIds: z.array(ContactId) }),
]);
export type Refusal = z.infer<typeof Refusal>;

export type Refused = { readonly refusal: Refusal };

export function refuse(refusal: Refusal): Refused {
  return { refusal };
}

export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer;
}
