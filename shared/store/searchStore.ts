import type { Contact } from '../domain/contact.ts';
import type { Conversation } from '../domain/conversation.ts';
import { isRefused, type Refused } from '../domain/refusal.ts';
import { exactnessOf, typedWords } from '../domain/searchWords.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';
import type { SearchEntry } from './searchEntries.ts';
import { findByWords, positionForms } from './wordSearch.ts';

const pageLength = 20;
const maxEntries = 2000;

/** A contact, a conversation, or both. People who share a number are one result. */
type FoundItem = { readonly contact?: Contact; readonly conversation?: Conversation };

type Hits = ReadonlyMap<string, Contact | undefined>;

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
     * name or address is typed first; nothing for a text without letters or digits.
     */
    async searchContacts(companyId: string, text: string, cursor?: string): Promise<Found | Refused> {
      const typed = typedWords(text);
      const exactness = exactnessFor(text);
      const question = `search ${typed.join(' ')}`;
      const position = cursor ? readCursor(question, cursor, positionForms(entryForm)) : undefined;
      if (isRefused(position)) return position;
      // The last place of the previous page. More contacts of it may follow and are skipped.
      const shown = position?.[2]?.split('#')[1];
      const found = await findByWords<SearchEntry, Contact | undefined>(database, {
        typed,
        position,
        pageLength,
        maxEntries,
        partitionOf: (word) => keys.searchEntry(companyId, word, '').pk,
        add(hits, { place, contact }) {
          if (place === shown) return;
          const known = hits.get(place);
          // Keeps, of people who share a number, the one whom the text names most exactly.
          hits.set(place, known && exactness(known) >= exactness(contact) ? known : contact);
        },
      });
      if (isRefused(found)) return found;
      return {
        items: await itemsOf(companyId, exactness, found.hits),
        ...(found.next && { cursor: writeCursor(question, found.next) }),
        typeMore: found.isCut,
      };
    },
  };

  async function itemsOf(companyId: string, exactness: Exactness, hits: Hits): Promise<readonly FoundItem[]> {
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

const entryForm = /^(?:|[^#]{1,40}#c[a-z]{2}_[A-Za-z0-9_-]{1,60}#(?:con_[A-Za-z0-9_-]{1,60})?)$/u;

function isConversation(place: string): boolean {
  return place.startsWith('cnv_');
}

/** Says how exactly the typed text names a contact. */
type Exactness = (contact: Contact | undefined) => number;

function exactnessFor(text: string): Exactness {
  const named = exactnessOf(text);
  return (contact) => (contact ? named([contact.name, contact.email ?? '']) : 0);
}
