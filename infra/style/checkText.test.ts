import { expect, test } from 'vitest';
import { checkText } from './checkText.ts';

test('a comment that opens without a verb is reported with its line', () => {
  expect(checkText('a.ts', 'const a = 1;\n/** Whether it is read. */\nconst b = 2;')).toEqual([
    'a.ts:2 The comment has no verb: /** Whether it is read. */',
  ]);
});

test.each([
  ['a.ts', '// It goes on by itself.'],
  ['a.ts', "test('somebody sends a text', () => {});"],
  ['a.ts', "test.each([[1]])('it is made anew %s', () => {});"],
  ['a.ts', '/**\n * Retries so\n * often.\n */'],
  ['a.ts', "throw new Error('Whoever calls it must wait');"],
  ['a.ts', "test.each([['a row of somebody who left']])('%s', () => {});"],
  ['a.ts', '// Nobody calls it.'],
  ['a.md', 'Whoever calls it waits.'],
])('%s with %j is reported', (file, text) => {
  expect(checkText(file, text)).not.toEqual([]);
});

test.each([
  ['a.ts', "const url = 'https://anew.example';"],
  ['a.ts', '/** Returns true when the text is read. */'],
  ['a.ts', "const hint = 'Nobody gets a text twice.'; // The company's own"],
  ['a.ts', "const word = 'anew';"],
  ['a.ts', '// Waits so long as the number is paused, so often that the test ends.'],
  ['a.md', 'Run `npm run anew`. Nobody is ever texted twice.'],
])('%s with %j is accepted', (file, text) => {
  expect(checkText(file, text)).toEqual([]);
});
