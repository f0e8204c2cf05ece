import * as z from 'zod/mini';

/**
 * Matches one character of well-formed Unicode that is not a control character. Works with and without the `u` flag, because
 * readers of the OpenAPI description compile the pattern either way. A lone surrogate never matches.
 */
const character = String.raw`[^\u0000-\u001f\u007f-\u009f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]`;
const severalLines = new RegExp(String.raw`^(?:\r\n|[\t\n]|${character})*$`);
const oneLine = new RegExp(`^(?:${character})*$`);

/** The error for a string that the database or a carrier would reject. */
const unreadableCharacter = 'contains a control character or half a character; remove it';

/** Accepts up to `longest` UTF-16 units on any number of lines. Line breaks become `\n`. */
export const text = (longest: number) =>
  z.string().check(
    z.maxLength(longest),
    z.regex(severalLines, unreadableCharacter),
    z.overwrite((written) => written.replaceAll('\r\n', '\n')),
  );

/** Accepts one line of up to `longest` UTF-16 units that is not blank, such as a name, and trims it. */
export const singleLine = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(oneLine, unreadableCharacter));

/** The deepest nesting that is read. A request needs a few levels, and thousands would exhaust the stack. */
const maxLevels = 20;

type Unreadable = { readonly path: string; readonly message: string };

/**
 * Lists the parts of a parsed JSON value that are refused: strings, keys included, with characters that `text` would reject, and
 * values that are nested too deep.
 */
export function findUnreadable(value: unknown, path = '', level = 0): readonly Unreadable[] {
  if (typeof value === 'string')
    return severalLines.test(value) ? [] : [{ path, message: unreadableCharacter }];
  if (typeof value !== 'object' || value === null) return [];
  if (level === maxLevels)
    return [{ path, message: `is nested more than ${maxLevels} levels deep; remove the inner levels` }];
  return Object.entries(value).flatMap(([name, inner]) =>
    oneLine.test(name)
      ? findUnreadable(inner, path === '' ? name : `${path}.${name}`, level + 1)
      : [{ path, message: unreadableCharacter }],
  );
}

/** Cleans a received text, which we cannot reject: a lone surrogate becomes U+FFFD, and control characters are dropped. */
export function readableText(received: string): string {
  return withoutControlCharacters(received).replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Returns the first `longest` UTF-16 units, or one fewer where the cut would leave half a character, which `text` refuses. */
export function beginningOf(written: string, longest: number): string {
  return written.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}

/** Drops the invisible control characters that `text` refuses. Every line break becomes `\n`. */
export function withoutControlCharacters(written: string): string {
  return written.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');
}
