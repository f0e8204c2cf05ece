import { describe, expect, test } from 'vitest';
import { textParts } from './textParts.ts';

function links(text: string): readonly (readonly [string, string])[] {
  return textParts(text).flatMap(({ text: words, href }) => (href ? [[words, href] as const] : []));
}

describe('what is recognised in a text', () => {
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

  test('the parts joined are the text, whatever it is', () => {
    const text = 'Hé 👍\n\nhttps://a.example/x), then (555) 010-2214 שלום a@b.co';
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
