import type { Database, Item } from './database.ts';
import { dueBucketNumbers, keys, lists, kindOfKey } from './keys.ts';
import type { OutboundItem } from './messageItems.ts';
import { unlessSet, update } from './update.ts';

/*
 * One item names the table from which texts may be sent. A restore creates a table with another name, in which this item still
 * names the old table, so that nothing is sent from it until the restore is settled.
 */

export function sendingReader(database: Database) {
  return {
    /**
     * Returns false in a restored table until `openSending`. The read is eventually consistent: a run that does not see a stop of
     * this second yet is like a run that read just before it, and what it claims is settled with everything else in flight.
     */
    async maySend(): Promise<boolean> {
      return allowsSending(database, await database.get(keys.sending));
    },

    /** Yields all outbound messages in flight, including scheduled ones, page by page. */
    async *listInFlight(): AsyncGenerator<readonly OutboundItem[]> {
      for (const bucket of dueBucketNumbers) {
        const pages = database.pages({
          IndexName: 'lists',
          KeyConditionExpression: 'inList = :list',
          ExpressionAttributeValues: { ':list': lists.due(bucket) },
          Limit: 100,
        });
        for await (const page of pages) {
          const found = await database.getMany(page, true);
          yield found.filter(
            (item): item is OutboundItem => item !== undefined && kindOfKey(item) === 'message',
          );
        }
      }
    },
  };
}

/** Returns whether the item that names the sending table names this one. */
export function allowsSending({ tableName }: Database, sending: Item | undefined): boolean {
  return sending?.['tableName'] === tableName;
}

export function sendingWriter(database: Database) {
  const write = (tableName: string) => database.put({ ...keys.sending, tableName });
  return {
    /** Allows sending from this table from now on. */
    openSending: () => write(database.tableName),
    /** Stops sending from any table, for a restore that keeps the table's name. */
    stopSending: () => write('none'),
  };
}

/** Allows sending from a new table, with its first company. Does nothing when the table was stopped or restored. */
export async function openNewTable(database: Database): Promise<void> {
  await database.update(
    keys.sending,
    update<{ tableName: string }>({ set: { tableName: unlessSet(database.tableName) } }),
  );
}
