import { describe, expect, test } from 'vitest';
import { matchedParts, matchesWords, searchKeys, typedWords, wordsOf } from './searchWords.ts';

test.each([
  ['José Ñúñez', ['jose', 'nunez']],
  ['Jose\u0301', ['jose']],
  ["O'Brien & Sons, Inc.", ['o', 'brien', 'sons', 'inc']],
  ['Anne-Marie D’Angelo', ['anne', 'marie', 'd', 'angelo']],
  ['Sibyl\u00adla', ['sibylla']],
  ['\u2067Dana\u2069\u200b Re\u200dyes', ['dana', 'reyes']],
  ['(555) 010-2214', ['555', '010', '2214']],
  ['５５５', ['555']],
  ['٥٥٥', ['555']],
  ['Groß STRASSE', ['gross', 'strasse']],
  ['Łukasz Sørensen', ['lukasz', 'sorensen']],
  ['Keanu Kaʻiulani', ['keanu', 'ka', 'iulani']],
  ['Вера Ковалёва', ['вера', 'ковалева']],
  ['ΓΙΩΡΓΟΣ Γιώργος', ['γιωργοσ', 'γιωργοσ']],
  ['李伟', ['李', '伟']],
  ['김민준'.normalize('NFC'), ['김', '민', '준'].map((syllable) => syllable.normalize('NFKD'))],
  ['  ', []],
  ['!?', []],
])('"%s" is spelled as the words %j (P6)', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('each word is a key together with all the words after it', () => {
  expect(searchKeys('J.R. Ewing')).toEqual(['jrewing', 'rewing', 'ewing']);
  expect(searchKeys('Müller')).toEqual(['muller', 'mueller']);
});

describe('a typed query matches (P6)', () => {
  const matches = (typed: string, text: string) =>
    matchesWords(typedWords(typed), searchKeys(text).join(' '));

  test.each([
    ['mor an', 'Ana Moreno'],
    ['o brien', 'Siobhán O’Brien'],
    ['obrien', "Siobhan O'Brien"],
    ['brien', "Siobhan O'Brien"],
    ['o brien', 'Siobhan Obrien'],
    ['anne marie', 'Annemarie Voss'],
    ['annemarie', 'Anne-Marie Voss'],
    ['jr ewing', 'J.R. Ewing'],
    ['mueller', 'Jörg Müller'],
    ['smith and sons', 'Smith & Sons'],
    ['smith and', 'Smith & Sons'],
    ['Dana Reyes <dana.reyes@example.com>', 'Dana Reyes dana.reyes@example.com'],
    ['mailto:dana.reyes@example.com', 'dana.reyes@example.com'],
  ])('"%s" is found in "%s"', (typed, text) => {
    expect(matches(typed, text)).toBe(true);
  });

  test.each([
    ['reno', 'Ana Moreno'],
    ['ana reyes', 'Ana Moreno'],
    ['', 'Ana Moreno'],
  ])('"%s" is not found in "%s"', (typed, text) => {
    expect(matches(typed, text)).toBe(false);
  });

  test.each([
    '+1 555 010 2214',
    '1 (555) 010-2214',
    '15550102214',
    '0115550102214',
    '555-010-2214',
    'tel:+15550102214',
    '555.010.2214 ext. 12',
    '(555) 010-2214 x5',
    '５５５　０１０　２２１４',
  ])('"%s" is found in the number (555) 010-2214', (typed) => {
    expect(matchesWords(typedWords(typed), '5550102214 0102214 2214')).toBe(true);
  });
});

test.each(['020 7946 0018', '02079', '+44 (0)20 7946 0018', '0044 (0) 20 7946', '011 44 20 7946 0018'])(
  '"%s" is found in a number of London (P6)',
  (typed) => {
    expect(matchesWords(typedWords(typed), '442079460018 2079460018 9460018 0018')).toBe(true);
  },
);

test('the last four digits are never read as a number with a dialing prefix', () => {
  expect(matchesWords(typedWords('0212'), '2125550147 5550147 0147')).toBe(false);
});

test.each([
  ['mor', 'Ana Moreno', ['Mor']],
  ['jose', 'JOSE\u0301 Núñez', ['JOSE\u0301']],
  ['obr', 'Siobhán O’Brien', ['O’Br']],
  ['an', 'Ana Anders', ['An', 'An']],
  ['2214', '(555) 010-2214', ['2214']],
  ['5550102', '(555) 010-2214', ['555) 010-2']],
  ['x', 'Ana', []],
])('"%s" marks in "%s" the parts %j', (typed, text, marked) => {
  const parts = matchedParts(typedWords(typed), text);
  expect(parts.filter(({ matched }) => matched).map((part) => part.text)).toEqual(marked);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
