import * as z from 'zod/mini';

/**
 * One character of well-formed Unicode that is no control character. Works with and without the `u` flag, because readers of
 * the OpenAPI description compile the pattern either way: half of a surrogate pair never matches.
 */
const character = String.raw`[^\u0000-\u001f\u007f-\u009f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]`;
const severalLines = new RegExp(String.raw`^(?:\r\n|[\t\n]|${character})*$`);
const oneLine = new RegExp(`^(?:${character})*$`);

/** What is wrong with a string that the database or a carrier would reject. */
export const unreadableCharacter = 'contains a control character or half a character; remove it';

/** Accepts what people write: up to `longest` UTF-16 units in any number of lines. Line breaks become `\n`. */
export const text = (longest: number) =>
  z.string().check(
    z.maxLength(longest),
    z.regex(severalLines, unreadableCharacter),
    z.overwrite((written) => written.replaceAll('\r\n', '\n')),
  );

/** Accepts one line of up to `longest` UTF-16 units, such as a name: trimmed and not blank. */
export const singleLine = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(oneLine, unreadableCharacter));

/** Lists the paths of all strings within a parsed JSON value, keys included, that `text` would reject for their characters. */
export function unreadableStringsIn(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return severalLines.test(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    oneLine.test(name) ? unreadableStringsIn(inner, path === '' ? name : `${path}.${name}`) : [path],
  );
}

/** Makes a text readable whose sender cannot be asked: half a character becomes U+FFFD, control characters are dropped. */
export function readableText(received: string): string {
  return withoutControlCharacters(received).replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Drops the control characters that `text` refuses, which nobody can see; every line break becomes `\n`. */
export function withoutControlCharacters(written: string): string {
  return written.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');
}
