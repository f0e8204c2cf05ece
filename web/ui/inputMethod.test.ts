import { expect, test } from 'vitest';
import { isComposing } from './inputMethod.ts';

test.each([
  ['Escape in a composition', true, 27, true],
  ['the Enter that ends a composition in Safari', false, 229, true],
  ['Escape', false, 27, false],
  ['Enter', false, 13, false],
])('%s: the input method has it is %s', (_, isInComposition, keyCode, expected) => {
  expect(isComposing({ isComposing: isInComposition, keyCode })).toBe(expected);
});
