import type { Contact } from '../domain/contact.ts';
import { isRefused, type Refused } from '../domain/refusal.ts';
import { longestWord, matchesWords, typedWords } from '../domain/searchWords.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';
import type { SearchEntry } from './searchEntries.ts';

const pageLength = 20;
const mostEntries = 2000;

export type Found = {
  readonly items: readonly { readonly contact: Contact; readonly matched: string }[];
  readonly cursor?: string;
  /** True when the bound of entries was reached before the page was full: more typing helps more than reading on. */
  readonly typeMore: boolean;
};

export function searchReader(database: Database) {
  return {
    /** Contacts of which every typed word begins a word, at most 20 a page; nothing for a text without letters or digits. */
    async searchContacts(companyId: string, text: string, cursor?: string): Promise<Found | Refused> {
      const typed = typedWords(text);
      const longest = longestWord(typed);
      if (longest === undefined) return { items: [], typeMore: false };

      const question = `search ${typed.join(' ')}`;
      const place = cursor && readCursor(question, cursor, [/^[^#]{1,40}#con_[A-Za-z0-9]{1,60}$/u]);
      if (isRefused(place)) return place;

      const { pk } = keys.searchEntry(companyId, longest, '');
      const items: { contact: Contact; matched: string }[] = [];
      let after = place?.[0];
      for (let read = 0; read < mostEntries;) {
        const { items: entries, last } = await database.query({
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :word)',
          ExpressionAttributeValues: { ':pk': pk, ':word': [...longest].slice(0, 40).join('') },
          Limit: typed.length === 1 ? pageLength + 5 : 100,
          ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
        });
        for (const entry of entries as SearchEntry[]) {
          read += 1;
          after = entry.sk;
          if (!isFirstOf(entry, longest) || !matchesWords(typed, entry.words)) continue;
          items.push({ contact: entry.contact, matched: entry.word });
          if (items.length === pageLength)
            return { items, cursor: writeCursor(question, [entry.sk]), typeMore: false };
        }
        if (!last) return { items, typeMore: false };
      }
      return {
        items,
        ...(after !== undefined && { cursor: writeCursor(question, [after]) }),
        typeMore: true,
      };
    },
  };
}

/** A contact whose several words begin alike has several entries here: only the first of them in key order counts. */
function isFirstOf(entry: SearchEntry, typed: string): boolean {
  return !entry.words.some((word) => word.startsWith(typed) && word < entry.word);
}
