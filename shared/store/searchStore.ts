import type { Contact } from '../domain/contact.ts';
import type { Conversation } from '../domain/conversation.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import { exactnessOf, lengthOf, matchesWords, searchRanges, typedWords } from '../domain/searchWords.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { keysBeginning } from './keyRange.ts';
import { keys } from './keys.ts';
import type { SearchEntry } from './searchEntries.ts';

const pageLength = 20;
const firstRead = pageLength + 5;
const secondRead = firstRead * 4;
const maxEntries = 2000;

/** A contact, a conversation, or both. People who share a number are one result. */
type FoundItem = { readonly contact?: Contact; readonly conversation?: Conversation };

export type Found = {
  readonly items: readonly FoundItem[];
  readonly cursor?: string;
  /** True when the read limit was reached before the page was full. The cursor may lead to more results. */
  readonly typeMore: boolean;
};

export function searchReader(database: Database) {
  return {
    /**
     * Finds contacts and conversations with a word that begins with each typed word, at most 20 per page, those whose whole
     * name or address is typed first; nothing for a text without letters or digits. The entries of any one typed word contain
     * every result. So it reads the entries of all words in parallel, a few at first, until one word is exhausted or fills the
     * page. That way the most selective word decides. The second read is of the longest word alone, which usually is that word,
     * because reading on in all of them costs several times as much.
     */
    async searchContacts(companyId: string, text: string, cursor?: string): Promise<Found | Refused> {
      const typed = typedWords(text);
      const exactness = exactnessFor(text);
      const ranges = searchRanges(typed);
      const question = `search ${typed.join(' ')}`;
      const position = cursor && readCursor(question, cursor, [/^[0-7]$/, /^\d{1,2}$/, entryForm]);
      if (isRefused(position)) return position;

      const all = ranges.map((words, word) => readingOf(word, words));
      const readings = position ? all.slice(Number(position[0])).slice(0, 1) : all;
      const [first] = readings;
      if (!first) return { items: [], typeMore: false };
      if (position && !resume(first, position)) return refuse({ code: 'cursor-invalid' });
      let best: Reading | undefined;
      let left = maxEntries;
      const longest = readings.reduce((one, other) =>
        lengthOf(other.ranges) > lengthOf(one.ranges) ? other : one,
      );
      for (let max = firstRead; !best && left > 0; max *= 4) {
        const next = max === secondRead ? [longest] : readings;
        const each = Math.min(max, Math.ceil(left / next.length));
        const read = await Promise.all(
          next.map((reading) => readOn(companyId, exactness, typed, reading, each)),
        );
        left -= read.reduce((sum, count) => sum + count, 0);
        best = readings.find(isAtEnd) ?? readings.find(isFull);
      }
      const chosen = best ?? readings.reduce((one, other) => (other.hits.size > one.hits.size ? other : one));
      return {
        items: await itemsOf(companyId, exactness, chosen),
        ...(!isAtEnd(chosen) && {
          cursor: writeCursor(question, [String(chosen.word), String(chosen.range), chosen.after ?? '']),
        }),
        typeMore: !best,
      };
    },
  };

  /** Reads up to `max` further entries, or until the page is full. Returns how many it read. */
  async function readOn(
    companyId: string,
    exactness: Exactness,
    typed: readonly string[],
    reading: Reading,
    max: number,
  ): Promise<number> {
    let read = 0;
    while (read < max && !isFull(reading) && !isAtEnd(reading)) {
      const word = reading.ranges[reading.range] ?? '';
      const { pk } = keys.searchEntry(companyId, word, '');
      const { items, last } = await database.query({
        ...keysBeginning(pk, word),
        Limit: max - read,
        ...(reading.after !== undefined && { ExclusiveStartKey: { pk, sk: reading.after } }),
      });
      for (const entry of items as SearchEntry[]) {
        read += 1;
        reading.after = entry.sk;
        if (isFirstOf(entry, reading) && matchesWords(typed, entry.words)) addHit(reading, entry, exactness);
        if (isFull(reading)) return read;
      }
      if (last) continue;
      reading.range += 1;
      reading.after = undefined;
    }
    return read;
  }

  async function itemsOf(
    companyId: string,
    exactness: Exactness,
    { hits }: Reading,
  ): Promise<readonly FoundItem[]> {
    const found = [...hits].filter(([place]) => isConversation(place));
    const wanted = found.map(([conversationId]) => keys.conversation(companyId, conversationId));
    const rows = await database.getMany(wanted);
    const conversations = new Map(found.map(([place], index) => [place, rows[index]]));
    const exactFirst = [...hits].toSorted(([, one], [, other]) => exactness(other) - exactness(one));
    return exactFirst.flatMap(([place, contact]) => {
      const row = conversations.get(place);
      if (!row && !contact) return [];
      return {
        ...(contact && { contact }),
        ...(row && { conversation: conversationFrom(row as ConversationItem) }),
      };
    });
  }
}

/** The progress of reading the entries of one typed word: the current range, the last entry read, and the results. */
type Reading = {
  readonly word: number;
  readonly ranges: readonly string[];
  range: number;
  after: string | undefined;
  readonly hits: Map<string, Contact | undefined>;
  /** The last place of the previous page. More contacts of it may follow and are skipped. */
  shown: string | undefined;
};

const entryForm = /^(?:|[^#]{1,40}#c[a-z]{2}_[A-Za-z0-9_-]{1,60}#(?:con_[A-Za-z0-9_-]{1,60})?)$/u;

function readingOf(word: number, ranges: readonly string[]): Reading {
  return { word, ranges, range: 0, after: undefined, hits: new Map(), shown: undefined };
}

/** Continues a reading at a cursor's position. Returns false when it is outside the range, which only a forged cursor can be. */
function resume(reading: Reading, [, range = '', after = '']: readonly string[]): boolean {
  reading.range = Number(range);
  if (after === '') return !isAtEnd(reading);
  reading.after = after;
  reading.shown = after.split('#')[1];
  return !isAtEnd(reading) && after.startsWith(reading.ranges[reading.range] ?? '#');
}

function isAtEnd({ range, ranges }: Reading): boolean {
  return range >= ranges.length;
}

function isFull({ hits }: Reading): boolean {
  return hits.size >= pageLength;
}

function isConversation(place: string): boolean {
  return place.startsWith('cnv_');
}

/** Returns true for the first of a contact's entries within the ranges of a typed word. The others do not count. */
function isFirstOf({ words, word }: SearchEntry, { ranges, range }: Reading): boolean {
  const known = words.split(' ');
  return !ranges
    .slice(0, range + 1)
    .some((typed, index) =>
      known.some((other) => other.startsWith(typed) && (index < range || other < word)),
    );
}

/** Adds a result. Of people who share a number it keeps the one whom the text names most exactly. */
function addHit({ hits, shown }: Reading, { place, contact }: SearchEntry, exactness: Exactness): void {
  if (place === shown) return;
  const known = hits.get(place);
  hits.set(place, known && exactness(known) >= exactness(contact) ? known : contact);
}

/** Says how exactly the typed text names a contact. */
type Exactness = (contact: Contact | undefined) => number;

function exactnessFor(text: string): Exactness {
  const named = exactnessOf(text);
  return (contact) => (contact ? named([contact.name, contact.email ?? '']) : 0);
}
