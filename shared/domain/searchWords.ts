/** The words of a text as search knows them: no marks, no case, no apostrophes, split at all else; digits joined. */
export function searchWords(text: string): readonly string[] {
  return plain(text)
    .replace(/(?<=\d)[\s().\-–/]+(?=\d)/g, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length > 0);
}

/** The words of what somebody typed into the search box: as `searchWords`, a North American country prefix taken off numbers. */
export function typedWords(text: string): readonly string[] {
  const words = searchWords(text.replace(/(^|\s)\+1(?=[\s(\d.-])/g, '$1'));
  return [...new Set(words.map((word) => word.replace(/^1(?=\d{10}$)/, '')))];
}

/** The longest word decides the range that is read; the others must match as prefixes on the row. */
export function longestWord(words: readonly string[]): string | undefined {
  return words.toSorted((one, other) => other.length - one.length)[0];
}

/** True when every typed word begins one of the row's words. */
export function matchesWords(typed: readonly string[], row: readonly string[]): boolean {
  return typed.every((word) => row.some((known) => known.startsWith(word)));
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '');
}
