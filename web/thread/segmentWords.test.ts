import { expect, test } from 'vitest';
import { segmentWords } from './segmentWords.ts';

test.each([
  ['é', '“é” lowers the limit to 70'],
  ['—', '“—” lowers the limit to 70'],
  ['“', '“ lowers the limit to 70'],
  ['’', '’ lowers the limit to 70'],
])(
  'the composer names the character that lowers the limit so that it can be seen: %s (P16)',
  (character, said) => {
    expect(segmentWords.forcedBy(character, 70).join('')).toBe(said);
  },
);

test('a text of two parts is one message, and the composer says what it costs (P16)', () => {
  const [parts, , billed] = segmentWords.parts(2);
  expect(segmentWords.parts(2).join('')).toBe('2 parts, each is billed');
  expect(`${parts}${billed}`).toBe('2 parts billed');
});
