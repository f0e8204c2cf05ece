import * as z from 'zod/mini';

/** E.164: a plus sign, the country, the number; nothing else. */
export const PhoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** How a number is read aloud in the office: "(555) 010-2214"; numbers of other countries in groups of three. */
export function printPhoneNumber(number: PhoneNumber): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (american) return `(${american[1]}) ${american[2]}-${american[3]}`;
  return number.replace(/(\d{3})(?=\d{2})/g, '$1 ').trim();
}
