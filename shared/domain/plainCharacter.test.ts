import { expect, test } from 'vitest';
import { plainCharacterFor } from './plainCharacter.ts';
import { countSegments } from './segments.ts';

test.each([
  ['—', '-'],
  ['’', "'"],
  ['“', '"'],
  ['…', '...'],
  ['\u00a0', ' '],
  ['\u200b', ''],
  ['ç', 'c'],
  ['ő', 'o'],
  ['ﬁ', 'fi'],
])('%j is replaced by %j, which keeps a text at 160 characters (P16)', (character, plain) => {
  expect(plainCharacterFor(character)).toBe(plain);
  expect(countSegments(character).encoding).toBe('UCS-2');
  expect(countSegments(plain).encoding).toBe('GSM-7');
});

test.each(['😀', '北', 'я'])('nothing says the same as %s', (character) => {
  expect(plainCharacterFor(character)).toBeUndefined();
});
