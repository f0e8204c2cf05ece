import { openJournal } from '../queues/journal.ts';
import { compactEntries } from './compactEntries.ts';
import { type HandsetRegistry, handsetRegistry } from './handsetRegistry.ts';
import { JournalEntry } from './journalEntry.ts';
import type { NetworkFeed } from './networkFeed.ts';
import { type OptOutRegistry, optOutRegistry } from './optOutRegistry.ts';

export type Ledger = {
  readonly handsets: HandsetRegistry;
  readonly optOuts: OptOutRegistry;
  /** The journal's entries at opening, including everything still to be published. */
  readonly opening: readonly JournalEntry[];
  /** Resolves when the entry is on disk and in the registries. Nothing is answered before that. */
  readonly record: (entry: JournalEntry) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Keeps the journal and the registries built from it. */
export async function openLedger(path: string, feed: NetworkFeed): Promise<Ledger> {
  const journal = await openJournal(path, (value) => JournalEntry.parse(value));
  const handsets = handsetRegistry();
  const optOuts = optOutRegistry();
  const opening = compactEntries(journal.entries);
  if (opening.length < journal.entries.length) await journal.rewrite(() => opening);
  opening.forEach(enter);

  function enter(entry: JournalEntry): void {
    handsets.apply(entry);
    optOuts.apply(entry);
  }

  function publishEntry(entry: JournalEntry): void {
    const number = entry.kind === 'typed' ? entry.from : handsetReached(entry);
    const message = number === undefined ? undefined : handsets.texts(number).at(-1);
    if (number !== undefined && message) feed.publish({ event: 'text', handset: number, message });
    const handset = entry.kind === 'handset' ? handsets.find(entry.number) : undefined;
    if (handset) feed.publish({ event: 'handset', handset });
  }

  return {
    handsets,
    optOuts,
    opening,
    async record(entry) {
      await journal.append(entry);
      enter(entry);
      publishEntry(entry);
    },
    close: () => journal.close(),
  };
}

function handsetReached(entry: JournalEntry): string | undefined {
  if (entry.kind === 'replied') return entry.to;
  return entry.kind === 'accepted' && entry.reached ? entry.to : undefined;
}
