import * as z from 'zod/mini';

const e164 = /^\+[1-9]\d{6,14}$/;
/** E.164: a plus sign, the country, the number; nothing else. */
export const PhoneNumber = z.string().check(z.regex(e164));
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/**
 * Who a text comes from, as the carrier names it: a phone number, or a sender nobody can answer, such as a short code
 * ("68849") or a name ("USPS").
 */
export const Sender = z.string().check(z.minLength(1), z.maxLength(100));
export type Sender = z.infer<typeof Sender>;

/** True for a sender with a phone number; short codes and named senders take no texts and no calls. */
export function canBeAnswered(sender: Sender): boolean {
  return e164.test(sender);
}

/** Prints a number as it is read aloud: "(555) 010-2214", other countries in groups of three; other senders as they are. */
export function formatPhoneNumber(number: Sender): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (american) return `(${american[1]}) ${american[2]}-${american[3]}`;
  if (!canBeAnswered(number)) return number;
  return number.replace(/(\d{3})(?=\d{2})/g, '$1 ').trim();
}
