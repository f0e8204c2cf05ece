import { expect, test } from 'vitest';
import { words } from './words.ts';

test.each([
  ['é', '“é” makes texts shorter'],
  ['“', '‘“’ makes texts shorter'],
  ['”', '‘”’ makes texts shorter'],
])(
  'the composer names the character that makes texts shorter so that it can be seen: %s (P16)',
  (character, said) => {
    expect(words.composer.forcedBy(character)).toBe(said);
  },
);
