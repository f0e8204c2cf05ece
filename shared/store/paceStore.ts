import type { Database } from './database.ts';
import { keys } from './keys.ts';

/** What an unknown number may send: the default of a US 10DLC number. */
export const defaultPartsPerSecond = 1;

type Pace = { readonly nextSlotAt?: string; readonly partsPerSecond?: number };

const tries = 8;

export function paceWriter(database: Database) {
  return {
    /**
     * Takes the number's next free sending slot for so many parts and answers when it begins; takes nothing and answers
     * `notBefore` when that would be later than `withinSeconds` from now.
     */
    async reserveSlot(
      companyId: string,
      parts: number,
      now: Date,
      withinSeconds: number,
    ): Promise<{ readonly startsAt: Date } | { readonly notBefore: Date }> {
      const key = keys.pace(companyId);
      let pace = (await database.get(key, true)) as Pace | undefined;
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const startsAt = new Date(Math.max(now.getTime(), Date.parse(pace?.nextSlotAt ?? now.toISOString())));
        if (startsAt.getTime() > now.getTime() + withinSeconds * 1000) return { notBefore: startsAt };
        const length = (parts * 1000) / (pace?.partsPerSecond ?? defaultPartsPerSecond);
        const { done, item } = await database.update(key, {
          UpdateExpression: 'SET nextSlotAt = :next',
          ConditionExpression:
            pace?.nextSlotAt === undefined ? 'attribute_not_exists(nextSlotAt)' : 'nextSlotAt = :seen',
          ExpressionAttributeValues: {
            ':next': new Date(startsAt.getTime() + length).toISOString(),
            ...(pace?.nextSlotAt !== undefined && { ':seen': pace.nextSlotAt }),
          },
        });
        if (done) return { startsAt };
        pace = item as Pace | undefined;
      }
      return { notBefore: new Date(now.getTime() + 1000) };
    },

    /** Parts per second that the carrier allows this company's number. */
    async setPace(companyId: string, partsPerSecond: number): Promise<void> {
      await database.update(keys.pace(companyId), {
        UpdateExpression: 'SET partsPerSecond = :parts',
        ExpressionAttributeValues: { ':parts': partsPerSecond },
      });
    },
  };
}
