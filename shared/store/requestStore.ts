import type { Database } from './database.ts';
import { keys } from './keys.ts';

/** A count is deleted some time after its minute. */
const keptSeconds = 60 * 60;

export type RequestCounter = ReturnType<typeof requestCounter>;

export function requestCounter(database: Database) {
  return {
    /** Adds requests to a caller's count of this minute since 1970, and returns the count. */
    async countRequests(caller: string, minute: number, requests: number): Promise<number> {
      const { item } = await database.update(keys.requests(caller, minute), {
        UpdateExpression: 'ADD requests :more SET expiresAt = :expires',
        ExpressionAttributeValues: { ':more': requests, ':expires': minute * 60 + keptSeconds },
      });
      return Number(item?.['requests']);
    },
  };
}
