import { refuse, type Refused } from '../domain/refusal.ts';
import { lengthOf, matchesWords, searchRanges } from '../domain/searchWords.ts';
import type { Database } from './database.ts';
import { keysBeginning } from './keyRange.ts';
import type { Key } from './keys.ts';

/** An item of a search: it is stored under one word, with which its sort key begins, and holds all its words. */
type WordEntry = Key & { readonly words: string };

type WordSearch<Entry extends WordEntry, Hit> = {
  readonly typed: readonly string[];
  /** The `next` of the previous page. */
  readonly position: readonly string[] | undefined;
  readonly pageLength: number;
  /** The most entries that are read for one page. */
  readonly maxEntries: number;
  /** Returns the partition of the entries whose word begins like this one. */
  readonly partitionOf: (word: string) => string;
  /** Adds an entry that matches to the page's results. */
  readonly add: (hits: Map<string, Hit>, entry: Entry) => void;
};

type Matches<Hit> = {
  readonly hits: ReadonlyMap<string, Hit>;
  /** The position at which the next page starts; absent after the last one. */
  readonly next?: readonly string[];
  /** True when the read limit was reached before the page was full. `next` may lead to more results. */
  readonly isCut: boolean;
};

/** The progress of reading the entries of one typed word: the current range, the last entry read, and the results. */
type Reading<Hit> = {
  readonly word: number;
  readonly ranges: readonly string[];
  range: number;
  after: string | undefined;
  readonly hits: Map<string, Hit>;
};

/** Returns the forms of a position's parts: the typed word, its range, and the last entry that was read. */
export function positionForms(entry: RegExp): readonly RegExp[] {
  return [/^[0-7]$/, /^\d{1,2}$/, entry];
}

/**
 * Finds what has a word that begins with each typed word, up to a page. The entries of any one typed word contain every result.
 * So it reads the entries of all words in parallel, a few at first, until one word is exhausted or fills the page. That way the
 * most selective word decides. The second read is of the longest word alone, which usually is that word, because reading on in
 * all of them costs several times as much.
 */
export async function findByWords<Entry extends WordEntry, Hit>(
  database: Database,
  { typed, position, pageLength, maxEntries, partitionOf, add }: WordSearch<Entry, Hit>,
): Promise<Matches<Hit> | Refused> {
  const all = searchRanges(typed).map((ranges, word) => readingOf<Hit>(word, ranges));
  const readings = position ? all.slice(Number(position[0])).slice(0, 1) : all;
  const [first] = readings;
  if (!first) return { hits: new Map(), isCut: false };
  if (position && !resume(first, position)) return refuse({ code: 'cursor-invalid' });
  const longest = readings.reduce((one, other) =>
    lengthOf(other.ranges) > lengthOf(one.ranges) ? other : one,
  );
  const firstRead = pageLength + 5;
  let best: Reading<Hit> | undefined;
  let left = maxEntries;
  for (let max = firstRead; !best && left > 0; max *= 4) {
    const next = max === firstRead * 4 ? [longest] : readings;
    const each = Math.min(max, Math.ceil(left / next.length));
    const read = await Promise.all(next.map((reading) => readOn(reading, each)));
    left -= read.reduce((sum, count) => sum + count, 0);
    best = readings.find(isAtEnd) ?? readings.find(isFull);
  }
  const chosen = best ?? readings.reduce((one, other) => (other.hits.size > one.hits.size ? other : one));
  const { hits, word, range, after = '' } = chosen;
  return { hits, ...(!isAtEnd(chosen) && { next: [String(word), String(range), after] }), isCut: !best };

  /** Reads up to `max` further entries, or until the page is full. Returns how many it read. */
  async function readOn(reading: Reading<Hit>, max: number): Promise<number> {
    let read = 0;
    while (read < max && !isFull(reading) && !isAtEnd(reading)) {
      const prefix = reading.ranges[reading.range] ?? '';
      const pk = partitionOf(prefix);
      const { items, last } = await database.query({
        ...keysBeginning(pk, prefix),
        Limit: max - read,
        ...(reading.after !== undefined && { ExclusiveStartKey: { pk, sk: reading.after } }),
      });
      for (const entry of items as unknown as readonly Entry[]) {
        read += 1;
        reading.after = entry.sk;
        if (isFirstOf(entry, reading) && matchesWords(typed, entry.words)) add(reading.hits, entry);
        if (isFull(reading)) return read;
      }
      if (last) continue;
      reading.range += 1;
      reading.after = undefined;
    }
    return read;
  }

  function isFull({ hits: found }: Reading<Hit>): boolean {
    return found.size >= pageLength;
  }
}

function readingOf<Hit>(word: number, ranges: readonly string[]): Reading<Hit> {
  return { word, ranges, range: 0, after: undefined, hits: new Map() };
}

/** Continues a reading at a cursor's position. Returns false when it is outside the range, which only a forged cursor can be. */
function resume(reading: Reading<unknown>, [, range = '', after = '']: readonly string[]): boolean {
  reading.range = Number(range);
  if (after === '') return !isAtEnd(reading);
  reading.after = after;
  return !isAtEnd(reading) && after.startsWith(reading.ranges[reading.range] ?? '#');
}

function isAtEnd({ range, ranges }: Reading<unknown>): boolean {
  return range >= ranges.length;
}

/** Returns true for the first of a thing's entries within the ranges of a typed word. The others do not count. */
function isFirstOf({ sk, words }: WordEntry, { ranges, range }: Reading<unknown>): boolean {
  const [word = ''] = sk.split('#');
  const known = words.split(' ');
  return !ranges
    .slice(0, range + 1)
    .some((typed, index) =>
      known.some((other) => other.startsWith(typed) && (index < range || other < word)),
    );
}
