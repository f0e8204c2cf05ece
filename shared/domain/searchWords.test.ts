import { describe, expect, test } from 'vitest';
import {
  exactnessOf,
  lengthOf,
  matchedParts,
  matchesWords,
  searchKeys,
  searchRanges,
  typedWords,
  wordsOf,
} from './searchWords.ts';

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
  ['Groß GROẞ STRASSE', ['gross', 'gross', 'strasse']],
  ['Łukasz Sørensen', ['lukasz', 'sorensen']],
  ['Keanu Kaʻiulani', ['keanu', 'ka', 'iulani']],
  ['Вера Ковалёва', ['вера', 'ковалева']],
  ['ΓΙΩΡΓΟΣ Γιώργος', ['γιωργοσ', 'γιωργοσ']],
  ['李伟', ['李', '伟']],
  ['김민준'.normalize('NFC'), ['김', '민', '준'].map((syllable) => syllable.normalize('NFKD'))],
  ['김민준'.normalize('NFD'), ['김', '민', '준'].map((syllable) => syllable.normalize('NFKD'))],
  ['ﬁ ½ ۵', ['fi', '12', '5']],
  ['ø ł đ æ œ ð þ ħ ŧ ı', ['o', 'l', 'd', 'ae', 'oe', 'd', 'th', 'h', 't', 'i']],
  ['  ', []],
  ['!?', []],
])('"%s" is spelled as the words %j (P6)', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('each word is a key together with all the words after it', () => {
  expect(searchKeys('J.R. Ewing')).toEqual(['jrewing', 'rewing', 'ewing']);
});

test.each([
  ['Müller', ['muller', 'mueller']],
  ['Mu\u0308ller', ['muller', 'mueller']],
  ['ÄRA', ['ara', 'aera']],
  ['Söder', ['soder', 'soeder']],
  ['Åse', ['ase', 'aase']],
  ['Bjørn', ['bjorn', 'bjoern']],
])('"%s" is found by both spellings of its letters: %j', (name, keys) => {
  expect(searchKeys(name)).toEqual(keys);
});

test('a key has 40 characters at most, and so has what is compared with it', () => {
  const [key] = searchKeys('\u{10400}'.repeat(50));
  expect(key).toBe('\u{10428}'.repeat(40));
  expect(matchesWords(['\u{10428}'.repeat(50)], key ?? '')).toBe(true);
});

test.each([
  ['+1 555 010 2214', ['555', '010', '2214']],
  ['+1(555) 010-2214', ['555', '010', '2214']],
  ['+15550102214', ['5550102214']],
  ['+1.555', ['555']],
  ['+1-555', ['555']],
  ['Ana +1 555', ['ana', '555']],
  ['Ana+1 555', ['ana', '1', '555']],
  ['+1a', ['1a']],
  ['dana.reyes@mail.example.com', ['danareyesmailexamplecom']],
  ['Dana Reyes <Dana@example.com>;', ['dana', 'reyes', 'danaexamplecom']],
  ['dana.reyes@', ['danareyes']],
  ['@mail.example', ['mail', 'example']],
  ['Dana @ Elm', ['dana', 'elm']],
  ['1 (555) 010', ['555', '010']],
  ['1-555', ['555']],
  ['1.555', ['555']],
  ['1 55', ['1', '55']],
  ['1555', ['1555']],
  ['Unit 1 555', ['unit', '555']],
  ['Unit1 555', ['unit1', '555']],
  ['  SMS:2214', ['2214']],
  ['Hotel: Dana', ['hotel', 'dana']],
  ['+44(0)20', ['44', '20']],
  ['2214 ext. 12', ['2214']],
  ['2214x5', ['2214']],
  ['2214, Extension: 7 ', ['2214']],
  ['2214;#', ['2214']],
  ['2214 x5 Ana', ['2214', 'x5', 'ana']],
  ['Dana x 5', ['dana', 'x', '5']],
  ['Smith and Sons', ['smith', 'sons']],
  ['and', ['and']],
  ['Android', ['android']],
])('"%s" is typed as the words %j (P6)', (typed, words) => {
  expect(typedWords(typed)).toEqual(words);
});

const letters = [...'abcdefghi'];

test('up to eight typed words may be one word of the name', () => {
  expect(matchesWords(letters.slice(0, 8), 'abcdefgh')).toBe(true);
  expect(matchesWords(letters, 'abcdefghi')).toBe(false);
  const marked = matchedParts(letters, 'abcdefghi').filter(({ matched }) => matched);
  expect(marked.map(({ text }) => text)).toEqual(['abcdefgh']);
});

test.each([
  [['dana'], [['dana']]],
  [
    ['o', 'brien'],
    [['o'], ['brien', 'obrien']],
  ],
  [
    ['20', '7946'],
    [['20'], ['7946', '207946']],
  ],
  [
    ['020', '7946'],
    [
      ['20', '020'],
      ['7946', '207946', '0207946'],
    ],
  ],
  [['0', '20'], [['20', '020']]],
  [['02079'], [['2079', '02079']]],
  [['02123'], [['2123', '02123']]],
  [['1200111'], [['200111', '1200111']]],
  [['1main'], [['1main']]],
  [
    ['0', '2nd'],
    [['0'], ['2nd', '02nd']],
  ],
  [
    ['0', 'a2'],
    [['0'], ['a2', '0a2']],
  ],
  [
    ['1', 'main'],
    [['1'], ['main', '1main']],
  ],
])('the words %j read the ranges %j', (typed, ranges) => {
  expect(searchRanges(typed)).toEqual(ranges);
});

test('ranges are read for eight words at most, each with up to seven words before it', () => {
  const ranges = searchRanges(letters);
  expect(ranges).toHaveLength(8);
  expect(ranges[7]).toEqual(['h', 'gh', 'fgh', 'efgh', 'defgh', 'cdefgh', 'bcdefgh', 'abcdefgh']);
  // The dialing prefix itself is left out.
  const ofNumber = searchRanges(['0', '2', ...letters.slice(0, 7)]);
  expect(ofNumber).toHaveLength(8);
  expect(ofNumber[7]?.at(-1)).toBe('2abcdefg');
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
    ['reyes ana', 'Ana Moreno'],
    ['', 'Ana Moreno'],
  ])('"%s" is not found in "%s"', (typed, text) => {
    expect(matches(typed, text)).toBe(false);
  });

  test.each([
    '+1 555 010 2214',
    '1 (555) 010-2214',
    '15550102214',
    '0115550102214',
    '01115550102214',
    '0015550102214',
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
  ['o brien', 'Siobhán Obrien', ['Obrien']],
  ['an', 'Ana Anders', ['An', 'An']],
  ['2214', '(555) 010-2214', ['2214']],
  ['5550102', '(555) 010-2214', ['555) 010-2']],
  ['aer', 'Ærø', ['Ær']],
  ['ana', 'Ana \u0301b', ['Ana']],
  ['x', 'Ana', []],
])('"%s" marks in "%s" the parts %j', (typed, text, marked) => {
  const parts = matchedParts(typedWords(typed), text);
  expect(parts.filter(({ matched }) => matched).map((part) => part.text)).toEqual(marked);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});

test('a text is split into parts that match and parts that do not, none of them empty', () => {
  expect(matchedParts(['mor'], 'Ana Moreno')).toEqual([
    { text: 'Ana ', matched: false },
    { text: 'Mor', matched: true },
    { text: 'eno', matched: false },
  ]);
  expect(matchedParts(['ana'], 'Ana')).toEqual([{ text: 'Ana', matched: true }]);
});

describe('how exactly a query names a contact', () => {
  test.each([
    ['ana@example.com', ['Ana Moreno', 'Ana@Example.com'], 2],
    ['ANA@EXAMPLE.COM', ['Ana Moreno', 'ana@example.com'], 2],
    ['write to ana@example.com', ['Ana Moreno', 'ana@example.com'], 2],
    ['ana@example.com', ['Ana Moreno', 'ana@example.com.au'], 0],
    ['ana@example.com', ['Ana Moreno'], 0],
    ['ana moreno', ['Moreno Realty', 'Ana Moreno'], 1],
    ['anamoreno', ['Ana Moreno'], 1],
    ['moreno', ['Moreno Realty', 'Ana Moreno'], 0],
  ])('“%s” and %j: %i', (query, texts, exactness) => {
    expect(exactnessOf(query)(texts)).toBe(exactness);
  });
});

test.each([
  ['dana ana@example.com', ['dana', 'anaexamplecom']],
  ['ana,(luis@example.com)', ['ana', 'luisexamplecom']],
  ['!@ ana', ['ana']],
])('“%s” is typed as the words %j, an address as one', (query, words) => {
  expect(typedWords(query)).toEqual(words);
});

test('of the spellings of a typed word, the shortest says how many rows begin with it', () => {
  expect(lengthOf(['0015550102214', '5550102214'])).toBe(10);
  expect(lengthOf([])).toBe(0);
});
