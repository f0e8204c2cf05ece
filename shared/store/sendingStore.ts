import type { Database } from './database.ts';
import { dueBuckets, keys, lists, kindOfKey, type Key } from './keys.ts';
import type { OutboundItem } from './messageItems.ts';

/*
 * One item names the table that texts may be sent from. A restore makes a table under another name, in which that item still
 * names the old one: so nothing is sent from it until the restore is settled.
 */

export function sendingReader(database: Database) {
  return {
    /** False in a restored table until `openSending`. */
    async maySend(): Promise<boolean> {
      const item = await database.get(keys.sending, true);
      return item?.['tableName'] === database.tableName;
    },

    /** Every outbound message in flight, those that were scheduled for later included, a page at a time. */
    async *listInFlight(): AsyncGenerator<readonly OutboundItem[]> {
      for (const bucket of dueBuckets) {
        let last: Key | undefined;
        do {
          const page = await database.query({
            IndexName: 'lists',
            KeyConditionExpression: 'inList = :list',
            ExpressionAttributeValues: { ':list': lists.due(bucket) },
            Limit: 100,
            ...(last && { ExclusiveStartKey: last }),
          });
          const found = page.items.length > 0 ? await database.getMany(page.items, true) : [];
          yield found.filter(
            (item): item is OutboundItem => item !== undefined && kindOfKey(item) === 'message',
          );
          last = page.last;
        } while (last);
      }
    },
  };
}

export function sendingWriter(database: Database) {
  const write = (tableName: string) => database.put({ ...keys.sending, tableName });
  return {
    /** Texts are sent from this table from now on. */
    openSending: () => write(database.tableName),
    /** Texts are sent from no table from now on, for a restore that keeps the table's name. */
    stopSending: () => write('none'),
  };
}

/** Opens a table that has never been opened, with its first company; one that was stopped or restored stays as it is. */
export async function openNewTable(database: Database): Promise<void> {
  await database.update(keys.sending, {
    UpdateExpression: 'SET tableName = if_not_exists(tableName, :name)',
    ExpressionAttributeValues: { ':name': database.tableName },
  });
}
