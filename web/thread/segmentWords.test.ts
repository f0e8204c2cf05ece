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
    expect(segmentWords.forcedBy(character, 70)).toBe(said);
  },
);

test.each([
  [1, '12/160'],
  [2, '2 parts, each is billed · 12/160'],
])('a text of %i parts is one message, whatever it costs (P16)', (parts, said) => {
  expect(segmentWords.count(parts, 12, 160)).toBe(said);
});
