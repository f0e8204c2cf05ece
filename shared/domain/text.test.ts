import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { cpuMsOf } from '#testing/cpuTime.ts';
import { findUnreadable, singleLine, readableText, text } from './text.ts';

const accepts = (schema: ReturnType<typeof text>, written: string) => schema.safeParse(written).success;

describe.each([
  ['half an emoji at the end', 'See you \ud83d'],
  ['the second half of an emoji', 'See you \ude00'],
  ['two halves in the wrong order', '\ude00\ud83d'],
  ['a null character', 'a\u0000b'],
  ['an escape', 'a\u001b[31m'],
  ['a delete', 'a\u007f'],
  ['a control character of the upper half', 'a\u0085b'],
  ['a carriage return alone', 'a\rb'],
])('%s', (_, broken) => {
  test('is refused in a text and in a name, and the OpenAPI pattern says the same in both modes of ECMA 262', () => {
    expect([text(100), singleLine(100)].map((schema) => accepts(schema, broken))).toEqual([false, false]);
    for (const { pattern } of [text(100), singleLine(100)].map(patternOf))
      expect(['', 'u'].map((flags) => new RegExp(pattern, flags).test(broken))).toEqual([false, false]);
  });

  test('is found anywhere in a body, even in the name of a field', () => {
    const pathsIn = (body: object) => findUnreadable(body).map(({ path }) => path);
    expect(pathsIn({ text: 'fine', people: [{ name: broken }] })).toEqual(['people.0.name']);
    expect(pathsIn({ inner: { [broken]: 1 } })).toEqual(['inner']);
  });

  test('is removed from a text that a handset sends, and the rest of the text is kept', () => {
    expect(accepts(text(100), readableText(broken))).toBe(true);
    expect(readableText(`Hello ${broken}`)).toMatch(/^Hello /);
  });
});

test.each(['Grüße 👋🏽', 'عربي', '1\t2\n3', 'a\u200db', '\u{10ffff}', '\ufffd', ''])(
  '%j is an ordinary text and stays as it is',
  (ordinary) => {
    expect(text(100).parse(ordinary)).toBe(ordinary);
    expect(readableText(ordinary)).toBe(ordinary);
    for (const flags of ['', 'u']) expect(ordinary).toMatch(new RegExp(patternOf(text(100)).pattern, flags));
  },
);

test('Windows line breaks become ordinary ones', () => {
  expect(text(100).parse('one\r\ntwo')).toBe('one\ntwo');
  expect(readableText('one\r\ntwo')).toBe('one\ntwo');
});

test('a value is read up to 20 levels deep, and the place where it goes deeper is named', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 'fine' : { a: nested(levels - 1) });
  expect(findUnreadable(nested(20))).toEqual([]);
  expect(findUnreadable(nested(21))).toMatchObject([
    { path: Array.from({ length: 20 }, () => 'a').join('.') },
  ]);
});

test('half an emoji in an inbound text becomes U+FFFD, and control characters are dropped', () => {
  expect(readableText('See you \ud83d')).toBe('See you \ufffd');
  expect(readableText('a\u0000\u0007b\u0085c')).toBe('abc');
});

test('a text of ten thousand characters is checked in well under a second', () => {
  const cpuMs = cpuMsOf(() => expect(accepts(text(10_000), `${'😀'.repeat(4_999)}\ud83d`)).toBe(false));
  expect(cpuMs).toBeLessThan(500);
});

function patternOf(schema: z.core.$ZodType): { readonly pattern: string } {
  return z.toJSONSchema(schema, { io: 'input' }) as { readonly pattern: string };
}
