import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalEntry } from '../local/phoneNetwork/journalEntry.ts';

/** Returns the ids of texts whose last receipt the phone network in this folder dropped because of a fault. */
export async function neverPublished(folder: string): Promise<readonly string[]> {
  const journal = await readFile(join(folder, 'phoneNetwork.journal'), 'utf8');
  const entries = journal
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry);
  return entries.flatMap((entry) => {
    if (entry.kind !== 'accepted') return [];
    const isDropped = entry.receipts.some((receipt) => receipt.isFinal && receipt.isDropped);
    return isDropped ? (entry.context?.['messageId'] ?? []) : [];
  });
}
