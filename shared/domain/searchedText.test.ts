import { expect, test } from 'vitest';
import { isSearchCut, maxSearchLength, searchedText } from './searchedText.ts';
import { text } from './text.ts';

test.each([
  ['10,000 characters', 'x'.repeat(10_000), 'x'.repeat(200), true],
  ['10,000 emoji that the limit would cut in half', `a${'😀'.repeat(10_000)}`, `a${'😀'.repeat(99)}`, true],
  ['exactly the limit', 'x'.repeat(200), 'x'.repeat(200), false],
  ['a name and 10,000 spaces', ` Dana Reyes${' '.repeat(10_000)}`, 'Dana Reyes', false],
  ['a name with a control character', 'Dana\u0000 Reyes\u009f', 'Dana Reyes', false],
  ['half an emoji', 'Dana \ud83d', 'Dana \ufffd', false],
  ['nothing', ' \t ', '', false],
])('of %s the API searches what it accepts', (_, typed, searched, cut) => {
  expect(searchedText(typed)).toBe(searched);
  expect(isSearchCut(typed)).toBe(cut);
  expect(text(maxSearchLength).safeParse(searched).success).toBe(true);
});
