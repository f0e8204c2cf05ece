import * as z from 'zod/mini';

const e164 = /^\+[1-9]\d{6,14}$/;
/** A number in E.164: a plus sign, the country code and the number, without separators. */
export const PhoneNumber = z.string().check(z.regex(e164));
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/**
 * The sender of a text as the carrier reports it: a phone number, or a sender that cannot be answered, such as a short code
 * ("68849") or a name ("USPS").
 */
export const Sender = z.string().check(z.minLength(1), z.maxLength(100));
export type Sender = z.infer<typeof Sender>;

/** Replaces the number of an erased person. It cannot be texted, as no sender without a phone number can. */
export const erasedNumber = 'Erased number';

/** Returns true for a sender with a phone number. Short codes and named senders cannot receive texts or calls. */
export function canBeAnswered(sender: Sender): boolean {
  return e164.test(sender);
}

/**
 * Formats a number for reading: "(555) 010-2214", or groups of three digits for other countries. Senders that are not phone
 * numbers stay as they are.
 */
export function formatPhoneNumber(number: Sender): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (american) return `(${american[1]}) ${american[2]}-${american[3]}`;
  if (!canBeAnswered(number)) return number;
  return number.replace(/(\d{3})(?=\d{2})/g, '$1 ').trim();
}
