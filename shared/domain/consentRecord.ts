import * as z from 'zod/mini';
import type { Author } from './author.ts';
import { isFromFuture } from './clock.ts';
import type { Company } from './company.ts';
import type { Conversation } from './conversation.ts';
import { maxWordingLength } from './fieldLengths.ts';
import { hasConsent } from './hasConsent.ts';
import { refuse, type Refused } from './refusal.ts';
import { singleLine } from './text.ts';
import { Timestamp } from './timestamp.ts';

/** How a person agreed. `imported` is for a record from another program. */
export const ConsentSource = z.enum(['phone-call', 'booking-form', 'wrote-first', 'imported']);
export type ConsentSource = z.infer<typeof ConsentSource>;

/** Says what a person agreed to: texts about their inspections, or those and offers. */
export const ConsentScope = z.enum(['inspections', 'inspections-and-offers']);
export type ConsentScope = z.infer<typeof ConsentScope>;

/** A person's agreement to be texted at one number, as the caller enters it. */
export const GivenConsent = z.strictObject({
  agreedTo: ConsentScope,
  agreedAt: Timestamp,
  source: ConsentSource,
  /** The sentence that the person agreed to, as it was shown or said. */
  wording: singleLine(maxWordingLength),
  /** Ignored. Allowed, so that a caller can send a contact back as it was read. */
  recordedBy: z.optional(singleLine(200)),
  recordedAt: z.optional(Timestamp),
});
export type GivenConsent = z.infer<typeof GivenConsent>;

/** The evidence of an agreement. It belongs to one contact at one number; another number needs its own (P31). */
export const ConsentRecord = z.object({
  ...GivenConsent.shape,
  /** The name, at that time, of the member or automation that recorded it. */
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** A record of consent with the number for which it was given. It is kept for good, also when a newer one replaces it. */
export const ConsentEvidence = z.object({
  ...ConsentRecord.shape,
  /** In E.164, or `erasedNumber`. */
  number: z.string(),
});
export type ConsentEvidence = z.infer<typeof ConsentEvidence>;

/** Refuses a consent dated further in the future than two clocks may differ, because it would count at once. */
export function refusalOfFutureConsent(
  { agreedAt }: Pick<GivenConsent, 'agreedAt'>,
  now: Date,
): Refused | undefined {
  return isFromFuture(agreedAt, now)
    ? refuse({ code: 'consent-in-future', now: now.toISOString() })
    : undefined;
}

/**
 * Refuses a text to a number without consent, if the company requires consent for such an author. By default it
 * does for automations and not for members (P31).
 */
export function refusalWithoutConsent(
  company: Pick<Company, 'automationsNeedConsent' | 'membersNeedConsent'>,
  author: Author['kind'],
  conversation: Pick<Conversation, 'people' | 'lastInboundAt'>,
): Refused | undefined {
  return needsConsent(company, author) && !hasConsent(conversation)
    ? refuse({ code: 'consent-missing' })
    : undefined;
}

function needsConsent(
  { automationsNeedConsent = true, membersNeedConsent = false }: Partial<Company>,
  author: Author['kind'],
): boolean {
  return author === 'auto' ? automationsNeedConsent : membersNeedConsent;
}
