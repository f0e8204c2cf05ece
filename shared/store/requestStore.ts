import type { Database } from './database.ts';
import { keys } from './keys.ts';
import { update } from './update.ts';

/** A count is deleted some time after its minute. */
const keptSeconds = 60 * 60;

export type RequestCounter = ReturnType<typeof requestCounter>;

export function requestCounter(database: Database) {
  return {
    /** Adds requests to a caller's count of this minute since 1970, and returns the count. */
    async countRequests(caller: string, minute: number, requests: number): Promise<number> {
      const { item } = await database.update(
        keys.requests(caller, minute),
        update<{ requests: number; expiresAt: number }>({
          set: { expiresAt: minute * 60 + keptSeconds },
          add: { requests },
        }),
      );
      return Number(item?.['requests']);
    },
  };
}
