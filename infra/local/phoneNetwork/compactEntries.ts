import type { JournalEntry } from './journalEntry.ts';

/**
 * Removes entries that no longer matter: publication marks are merged into the entries that they mark, and
 * older settings are dropped.
 */
export function compactEntries(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const receiptsDone = new Set<string>();
  const inboundDone = new Set<string>();
  const settings = new Map<string, JournalEntry>();
  for (const entry of entries) {
    if (entry.kind === 'receiptPublished') receiptsDone.add(entry.receiptId);
    if (entry.kind === 'inboundPublished') inboundDone.add(entry.carrierMessageId);
    if (entry.kind === 'handset') settings.set(entry.number, entry);
    if (entry.kind === 'number') settings.set(entry.phoneNumberId, entry);
  }
  return entries.flatMap((entry): readonly JournalEntry[] => {
    switch (entry.kind) {
      case 'receiptPublished':
      case 'inboundPublished':
        return [];
      case 'accepted':
        return [
          { ...entry, receipts: entry.receipts.filter(({ receiptId }) => !receiptsDone.has(receiptId)) },
        ];
      case 'typed':
        return [inboundDone.has(entry.carrierMessageId) ? { ...entry, copies: 0 } : entry];
      case 'handset':
        return settings.get(entry.number) === entry ? [entry] : [];
      case 'number':
        return settings.get(entry.phoneNumberId) === entry ? [entry] : [];
      case 'optOut':
      case 'optOutList':
      case 'replied':
        return [entry];
    }
  });
}
