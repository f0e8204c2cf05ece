import { expect, test } from 'vitest';
import { longestWord, matchesWords, searchWords, typedWords } from './searchWords.ts';

test.each([
  ['José Ñúñez', ['jose', 'nunez']],
  ["O'Brien & Sons, Inc.", ['obrien', 'sons', 'inc']],
  ['Anne-Marie D’Angelo', ['anne', 'marie', 'dangelo']],
  ['(555) 010-2214', ['5550102214']],
  ['555.010.2214', ['5550102214']],
  ['Вера Ковалёва', ['вера', 'ковалева']],
  ['李伟', ['李伟']],
  ['  ', []],
  ['!?', []],
])('"%s" is found by the words %j (P6)', (text, words) => {
  expect(searchWords(text)).toEqual(words);
});

test.each(['+1 555 010 2214', '1 (555) 010-2214', '15550102214', '555-010-2214', '5550102214'])(
  'the number typed as "%s" is the same word as in its national form (P6)',
  (typed) => {
    expect(typedWords(typed)).toEqual(['5550102214']);
  },
);

test('every typed word must begin a word of the row; the longest decides where to look', () => {
  const row = ['ana', 'moreno', '2214'];
  expect(matchesWords(typedWords('mor an'), row)).toBe(true);
  expect(matchesWords(typedWords('ana reyes'), row)).toBe(false);
  expect(matchesWords(typedWords('reno'), row)).toBe(false);
  expect(longestWord(typedWords('an more 2'))).toBe('more');
  expect(longestWord([])).toBeUndefined();
});
