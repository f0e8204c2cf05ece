/**
 * A text normalized for search: letters and digits only, without case, accents, separators and invisible characters. `starts`
 * are the offsets in `letters` where words begin. `origins` are the ranges of the text from which the letters come.
 */
export type Spelling = {
  readonly letters: string;
  readonly starts: readonly number[];
  readonly origins: readonly { readonly from: number; readonly to: number }[];
};

/** The maximum length of a key. Typed words are cut to the same length. */
const longestWord = 40;
/** How many typed words may be joined to one: "o brien" finds Obrien, and "+44 20 7946 0018" is one number. */
const mostJoined = 8;
/** The fewest digits that may include a dialing prefix. Fewer are the last four digits of a number. */
const fewestDigits = 5;
/** The maximum number of typed words for which a range of entries may be read. */
const mostRanges = 8;

/**
 * Normalizes a text for search. Each Han character and Korean syllable is a word of its own, because names in these scripts
 * are written without spaces.
 */
export function spell(text: string): Spelling {
  let letters = '';
  let position = 0;
  let apart = true;
  const starts: number[] = [];
  const origins: { from: number; to: number }[] = [];
  for (const character of text) {
    const from = position;
    position += character.length;
    if (/[\p{Mark}\p{Format}\p{Default_Ignorable_Code_Point}]/u.test(character)) {
      const letter = origins.at(-1);
      if (letter && !apart) letter.to = position;
      continue;
    }
    const plain = plainLetters(character);
    if (plain !== '' && (apart || beginsWord(character))) starts.push(letters.length);
    apart = plain === '';
    letters += plain;
    for (const _ of plain.split('')) origins.push({ from, to: position });
  }
  return { letters, starts, origins };
}

/** Returns the normalized words of a text. */
export function wordsOf(text: string): readonly string[] {
  const { letters, starts } = spell(text);
  return starts.map((start, index) => letters.slice(start, starts[index + 1]));
}

/**
 * Returns the keys under which a text is indexed. Each key runs from the start of a word to the end of the text, so "Dana Reyes"
 * is found by "dan", "reyes" and "danar" with one key per word. A letter with a two-letter spelling ("Müller", "Mueller") adds
 * the keys of that spelling.
 */
export function searchKeys(text: string): readonly string[] {
  const texts = new Set([text, text.normalize('NFC').replace(/[äöüåø]/giu, (letter) => twoLetters(letter))]);
  return [...texts].flatMap((each) => {
    const { letters, starts } = spell(each);
    return starts.map((start) => cut(letters.slice(start)));
  });
}

/** Matches an email address, or the beginning of one, in a query. */
const typedAddress = /((?<![^\s<>()",;:])[^\s<>()",;:@]+@[^\s<>()",;:]*)/u;

/**
 * Returns the words of a query, without what people copy along with a number or an address ("tel:", an extension). An email
 * address is one word, because its parts alone find other people's addresses.
 */
export function typedWords(text: string): readonly string[] {
  const typed = text
    .replace(/^\s*(?:tel|sms|mailto):/iu, '')
    .replace(/(^|\s)(?:\+1(?=[\s(\d.-])|1[\s(.-]+(?=\d{3}))/g, '$1')
    .replaceAll('(0)', ' ')
    .replace(/(?<=\d)[\s,;]*(?:extension|ext|x|#)[.:]?\s*\d*\s*$/iu, '');
  return typed
    .split(typedAddress)
    .flatMap((part) => (typedAddress.test(part) ? spell(part).letters : wordsOf(part)))
    .filter((word, index) => word !== '' && (word !== 'and' || index === 0));
}

/** Returns the email addresses of a query in lower case. */
function addressesIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(typedAddress)
    .filter((part) => typedAddress.test(part));
}

/**
 * Returns a function that says how exactly the query names one of the texts: 2 for a whole email address, 1 for the letters of a
 * whole text, else 0.
 */
export function exactnessOf(query: string): (texts: readonly string[]) => number {
  const addresses = addressesIn(query);
  const letters = typedWords(query).join('');
  return (texts) => {
    if (texts.some((text) => addresses.includes(text.toLowerCase()))) return 2;
    return Number(texts.some((text) => spell(text).letters === letters));
  };
}

/**
 * Returns true when the typed words match the beginnings of words in `known`. `known` holds keys of `searchKeys`, separated by
 * spaces. Adjacent typed words may match one word.
 */
export function matchesWords(typed: readonly string[], known: string): boolean {
  const text = ` ${known}`;
  const reached = [true];
  for (let from = 0; from < typed.length; from += 1) {
    if (!reached[from]) continue;
    for (let to = from + 1; to <= Math.min(typed.length, from + mostJoined); to += 1) {
      reached[to] ||= spellingsOf(typed.slice(from, to)).some((word) => text.includes(` ${word}`));
    }
  }
  return typed.length > 0 && reached[typed.length] === true;
}

/**
 * Returns, for each typed word, the key prefixes of every row that the word can match, alone or joined to the words before it.
 * Every result has an entry for each typed word, so reading the prefixes of any one word is enough to find them all. A word
 * that is only a dialing prefix ("(0)" in a number) matches everything and is left out.
 */
export function searchRanges(typed: readonly string[]): readonly (readonly string[])[] {
  const ranges = typed.map((_, index) => {
    const mayGoOn = /^\d+$/.test(typed[index + 1] ?? '');
    const joined = typed
      .slice(Math.max(0, index + 1 - mostJoined), index + 1)
      .flatMap((__, from, words) => spellingsOf(words.slice(from), mayGoOn ? 0 : fewestDigits));
    return [...new Set(joined)].toReversed();
  });
  return ranges.filter((words) => !words.includes('')).slice(0, mostRanges);
}

/** Returns the length of the shortest prefix of a typed word. Fewer rows begin with a long word, so it is the better one to read. */
export function lengthOf(words: readonly string[]): number {
  return words.length === 0 ? 0 : Math.min(...words.map((word) => word.length));
}

/** Splits a text into parts that the typed words match and parts that they do not, so that the page can mark the matches. */
export function matchedParts(
  typed: readonly string[],
  text: string,
): readonly { readonly text: string; readonly matched: boolean }[] {
  const { letters, starts, origins } = spell(text);
  const marked = new Set<number>();
  for (const start of starts) {
    const lengths = typed.flatMap((_, from) =>
      typed.slice(from, from + mostJoined).flatMap((__, more) =>
        spellingsOf(typed.slice(from, from + more + 1))
          .filter((word) => letters.startsWith(word, start))
          .map((word) => word.length),
      ),
    );
    const from = origins[start]?.from ?? 0;
    const to = origins[start + Math.max(0, ...lengths) - 1]?.to ?? 0;
    for (let position = from; position < to; position += 1) marked.add(position);
  }
  const parts: { text: string; matched: boolean }[] = [];
  for (let position = 0; position < text.length; position += 1) {
    const matched = marked.has(position);
    const last = parts.at(-1);
    if (last?.matched === matched) last.text += text.charAt(position);
    else parts.push({ text: text.charAt(position), matched });
  }
  return parts;
}

/** Returns the spellings of digits with and without a dialing prefix: an exit code ("011", "00"), "0", or "1" of North America. */
function spellingsOf(words: readonly string[], fewest = fewestDigits): readonly string[] {
  const word = cut(words.join(''));
  if (!/^[01]\d*$/.test(word) || word.length < fewest) return [word];
  const prefixes = [/^1/, /^0111/, /^011/, /^00/, /^001/, /^0/].map((prefix) => word.replace(prefix, ''));
  return [...new Set([word, ...prefixes])];
}

function plainLetters(character: string): string {
  return character
    .normalize('NFKD')
    .replace(/[\p{Mark}\u02b0-\u02ff]/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđæœðþħŧ\u0660-\u0669\u06f0-\u06f9]/gu, (letter) => alike[letter] ?? digitOf(letter))
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** Letters that Unicode normalization does not decompose, and how people type them without the key for them. */
const alike: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
};

/** Converts an Arabic or Persian digit. Both ranges are in ascending order and start at a multiple of 16. */
function digitOf(digit: string): string {
  return String(digit.charCodeAt(0) % 16);
}

function twoLetters(letter: string): string {
  return { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }[letter.toLowerCase()] ?? letter;
}

function beginsWord(character: string): boolean {
  return /[\p{Script=Han}\u1100-\u115f\uac00-\ud7a3]/u.test(character);
}

function cut(word: string): string {
  return [...word].slice(0, longestWord).join('');
}
