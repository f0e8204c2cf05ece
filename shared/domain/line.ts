import * as z from 'zod/mini';

/** One line of words that somebody chose, such as a name: not blank, at most so many characters, without control characters. */
export const line = (longest: number) =>
  z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(/^[^\p{Cc}]*$/u, 'no control characters'));
