import type { HandsetSetting, JournalEntry } from './journalEntry.ts';

/** A text on its handset: `in` arrived there, `out` was typed there. */
export type HandsetText = {
  readonly carrierMessageId: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly direction: 'in' | 'out';
};

export type Handset = Omit<HandsetSetting, 'kind'>;

/** A phone that the runtime declares, with the texts that it had before this network existed, oldest first. */
export type DeclaredHandset = {
  readonly number: string;
  readonly name: string;
  readonly past?: readonly HandsetText[];
};

/** A page of a handset's past, oldest first. `before` is the cursor of the page with older texts, if there are any. */
export type PastPage = { readonly texts: readonly HandsetText[]; readonly before?: number };

const pastPageLength = 50;

/** `duplicates` counts arrivals after the first of texts with the same `messageId` in their Context. */
export type Counts = {
  readonly accepted: number;
  readonly reached: number;
  readonly duplicates: number;
  readonly typed: number;
};

type Shelf = {
  handset: Handset;
  past: readonly HandsetText[];
  texts: HandsetText[];
  counts: Counts;
  seen: Set<string>;
};

export type HandsetRegistry = ReturnType<typeof handsetRegistry>;

/**
 * Keeps every handset with its texts, built from the journal. Any number is a handset from its first text on.
 */
export function handsetRegistry() {
  const shelves = new Map<string, Shelf>();

  function shelfOf(number: string): Shelf {
    const found = shelves.get(number);
    if (found) return found;
    const handset = { number, name: null, off: false, landline: false, blockedAsSpam: false };
    const shelf: Shelf = { handset, past: [], texts: [], counts: noCounts, seen: new Set() };
    shelves.set(number, shelf);
    return shelf;
  }

  return {
    find: (number: string): Handset | undefined => shelves.get(number)?.handset,
    list: () =>
      [...shelves.values()].map(({ handset, past, texts }) => ({
        ...handset,
        messageCount: texts.length,
        lastMessage: texts.at(-1) ?? null,
        lastPast: past.at(-1) ?? null,
      })),
    texts: (number: string): readonly HandsetText[] => shelves.get(number)?.texts ?? [],

    /**
     * Returns the newest texts of the past with a company, or those before a cursor. The past is not in `texts`, because the
     * network did not carry it.
     */
    past(number: string, company: string, before?: number): PastPage {
      const mine = (shelves.get(number)?.past ?? []).filter(({ from, to }) => [from, to].includes(company));
      const end = Math.min(before ?? mine.length, mine.length);
      const start = Math.max(0, end - pastPageLength);
      return { texts: mine.slice(start, end), ...(start > 0 && { before: start }) };
    },

    /** Adds a handset that the runtime declares, with its past. A person's setting stays. */
    declare({ number, name, past = [] }: DeclaredHandset): void {
      const shelf = shelfOf(number);
      shelf.handset = { ...shelf.handset, name: shelf.handset.name ?? name };
      shelf.past = past;
    },

    counts(): { readonly total: Counts; readonly handsets: Readonly<Record<string, Counts>> } {
      const busy = [...shelves.values()].filter(({ counts }) => counts.accepted + counts.typed > 0);
      const total = busy.reduce((sum, { counts }) => plus(sum, counts), noCounts);
      return {
        total,
        handsets: Object.fromEntries(busy.map((shelf) => [shelf.handset.number, shelf.counts])),
      };
    },

    apply(entry: JournalEntry): void {
      if (entry.kind === 'handset') {
        const { kind: _, ...handset } = entry;
        shelfOf(entry.number).handset = handset;
      } else if (entry.kind === 'typed') {
        const shelf = shelfOf(entry.from);
        shelf.texts.push(shown(entry, 'out'));
        shelf.counts = plus(shelf.counts, { ...noCounts, typed: 1 });
      } else if (entry.kind === 'replied') {
        shelfOf(entry.to).texts.push(shown(entry, 'in'));
      } else if (entry.kind === 'accepted') {
        const shelf = shelfOf(entry.to);
        if (entry.reached) shelf.texts.push(shown(entry, 'in'));
        const messageId = entry.reached ? entry.context?.['messageId'] : undefined;
        const again = messageId !== undefined && shelf.seen.has(messageId);
        if (messageId !== undefined) shelf.seen.add(messageId);
        const reached = Number(entry.reached);
        shelf.counts = plus(shelf.counts, { accepted: 1, reached, duplicates: Number(again), typed: 0 });
      }
    },
  };
}

const noCounts: Counts = { accepted: 0, reached: 0, duplicates: 0, typed: 0 };

function plus(one: Counts, other: Counts): Counts {
  return {
    accepted: one.accepted + other.accepted,
    reached: one.reached + other.reached,
    duplicates: one.duplicates + other.duplicates,
    typed: one.typed + other.typed,
  };
}

type Worded = Omit<HandsetText, 'direction'>;

function shown({ carrierMessageId, from, to, text, at }: Worded, direction: 'in' | 'out'): HandsetText {
  return { from, to, text, at, carrierMessageId, direction };
}
