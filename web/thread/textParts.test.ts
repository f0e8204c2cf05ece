import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuMsOf } from '#testing/cpuTime.ts';
import { textParts } from './textParts.ts';

function links(text: string): readonly (readonly [string, string])[] {
  return textParts(text).flatMap(({ text: words, href }) => (href ? [[words, href] as const] : []));
}

describe('what is recognized in a text', () => {
  test.each([
    ['See https://oak.example/a?b=1.', [['https://oak.example/a?b=1', 'https://oak.example/a?b=1']]],
    [
      '(https://oak.example/x_(y)) and www.oak.example!',
      [
        ['https://oak.example/x_(y)', 'https://oak.example/x_(y)'],
        ['www.oak.example', 'https://www.oak.example/'],
      ],
    ],
    ['Write to ana.moreno@example.com.', [['ana.moreno@example.com', 'mailto:ana.moreno@example.com']]],
    ['Call (555) 010-2214, please', [['(555) 010-2214', 'tel:+15550102214']]],
    [
      'or 555-010-2214 or 5550102214',
      [
        ['555-010-2214', 'tel:+15550102214'],
        ['5550102214', 'tel:+15550102214'],
      ],
    ],
    ['+49 170 1234567 is my sister', [['+49 170 1234567', 'tel:+491701234567']]],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test.each([
    'Gate code is 4417, unit 12',
    'On 11/24/2026 at 9:00',
    'javascript:alert(1)',
    'data:text/html,x',
    'Order 123456789012345',
    '$250,000.00',
    'https://',
  ])('nothing is linked in: %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  test.each([
    ['a Cyrillic letter among Latin ones', 'https://аpple.com/x', 'https://xn--pple-43d.com/x'],
    ['a word in Cyrillic letters that look Latin', 'https://аррӏе.com', 'https://xn--80ak6aa92e.com'],
    ['a dotless i', 'https://paypaı.com', 'https://xn--paypa-r4a.com'],
    ['full-width letters', 'www.ｅvil.example', 'www.evil.example'],
    [
      'a full stop of another script',
      'https://good.example。evil.example',
      'https://good.example.evil.example',
    ],
    [
      'a letter that cannot be seen',
      'https://oak\u00adhill.example:8080/a',
      'https://oakhill.example:8080/a',
    ],
    ['an escaped letter', 'https://%65vil.example', 'https://evil.example'],
    ['an address as one number', 'http://2130706433/x', 'http://127.0.0.1/x'],
  ])('a link names the host that it opens: %s', (_, text, shown) => {
    const [part] = textParts(text);
    expect(part).toMatchObject({ text, shown });
    expect(new URL(part?.href ?? '').hostname).toBe(
      new URL(shown.startsWith('www.') ? `https://${shown}` : shown).hostname,
    );
  });

  test.each([
    'https://münchen.example',
    'https://пример.рф/x',
    'https://例え.テスト',
    'HTTPS://Oak.Example/A',
  ])('a host in one writing system is shown as it was typed: %s', (text) => {
    expect(textParts(text)).toEqual([{ text, href: new URL(text).href }]);
  });

  test('a host with a letter such as ü is still found after ten thousand texts', () => {
    const text = 'https://münchen.example';
    const found = Array.from({ length: 10_000 }, () => textParts(text)[0]?.href);
    expect(new Set(found)).toEqual(new Set([new URL(text).href]));
  });

  test.each([
    'https://apple.com@evil.example/x',
    'https://user:password@evil.example',
    'www.apple.com:80@evil.example',
  ])('text before an @ is not a host, so nothing opens: %s', (text) => {
    expect(links(text).filter(([, href]) => href.startsWith('http'))).toEqual([]);
  });

  test('a link ends before a character that changes the direction, and before a backslash', () => {
    expect(links('https://oak.example/\u202egpj.evil')).toEqual([
      ['https://oak.example/', 'https://oak.example/'],
    ]);
    expect(links('https://oak.example\\@evil.example')[0]).toEqual([
      'https://oak.example',
      'https://oak.example/',
    ]);
  });

  test('an e-mail address does not begin or end within a word of another script', () => {
    expect(links('аdmin@oak.example and ana@oak.exampleа')).toEqual([]);
  });

  test.each([
    ['letters', 'a'],
    ['full stops', '.'],
    ['brackets', ')'],
    ['exclamation marks', '!'],
    ['at signs', 'a@'],
    ['dots and letters', 'a.'],
    ['digits', '1'],
    ['digits and spaces', '1 '],
    ['plus signs', '+1'],
    ['beginnings of links', 'http://'],
    ['more beginnings', 'www.'],
    ['letters of another script', 'я'],
    ['controls of direction', '\u202e'],
  ])('finding links takes time in proportion to the text: 100,000 characters of %s', (_, unit) => {
    for (const [before, after] of [
      ['', ''],
      ['https://', 'x'],
      ['a@', '1'],
      ['https://(', '!x'],
      ['+', 'a'],
    ]) {
      const timeOf = (length: number) => {
        const text = before + unit.repeat(Math.ceil(length / unit.length)) + after;
        return cpuMsOf(() => textParts(text));
      };
      // Processor time, and the least of three, because other work on this machine adds to it. Quadratic time would be minutes.
      expect(Math.min(timeOf(100_000), timeOf(100_000), timeOf(100_000))).toBeLessThan(3000);
    }
  });

  test('whatever is written, the parts joined are the text, and no link hides its host', () => {
    const unit = fc.constantFrom(
      ...'aя1.@:/\\()!? \u202e\u2066\n',
      'https://',
      'www.',
      'oak.example',
      'u:p@',
      '555-010-2214',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        const parts = textParts(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { href, shown, text: words } of parts) {
          if (!href?.startsWith('http')) continue;
          const { hostname, username } = new URL(href);
          expect(username).toBe('');
          const visible = shown ?? words;
          if (/^[\x20-\x7e]+$/.test(visible)) expect(visible.toLowerCase()).toContain(hostname);
          expect(visible).not.toMatch(/\p{Bidi_Control}/u);
        }
      }),
    );
  });

  test('the parts joined are the text, whatever it is', () => {
    const text = 'Hé 👍\n\nhttps://a.example/x), then (555) 010-2214 שלום a@b.co';
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
