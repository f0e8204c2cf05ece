import { clockToleranceSeconds } from '../domain/clock.ts';
import {
  afterOutcome,
  isInForce,
  type CarrierOutcome,
  type NumberState,
  type Pause,
  type PauseLengths,
  type Trouble,
} from '../domain/numberPause.ts';
import type { Database } from './database.ts';
import { keys, type Key } from './keys.ts';
import type { Lane } from './messageItems.ts';
import { optimistically } from './optimistically.ts';
import { absent, exists, update } from './update.ts';

/** The rate limit of a number without a setting: the default of a US 10DLC number. */
export const defaultPartsPerSecond = 1;

/** The progress of a lane: when it last took a send slot, and when that text had been put on the queue. */
export type LaneProgress = { readonly at: string; readonly lastEnqueuedAt: string };

/** The stored rate limit of a company's number, with its pause. */
export type RateLimitItem = Key & {
  readonly companyId?: string;
  readonly partsPerSecond?: number;
  readonly nextSlotAt?: string;
  readonly member?: LaneProgress;
  readonly auto?: LaneProgress;
  readonly forward?: LaneProgress;
  readonly trouble?: Trouble;
  readonly pause?: Pause;
  /** When the last pause ended, because an admin resumed the number or a text went out. */
  readonly resumedAt?: string;
  /** Increases with every change that the page shows. */
  readonly revision?: number;
};

export type SendSlot =
  | { readonly startsAt: Date; readonly troubled: boolean }
  /** The next slot is too far away, or the number is paused, so no slot was taken. */
  | { readonly notBefore: Date };

/** The number of parts of the longest allowed text. */
const mostParts = 25;

const tries = 8;

export function numberStateFrom(rateLimit: RateLimitItem | undefined): NumberState {
  return { revision: rateLimit?.revision ?? 0, ...(rateLimit?.pause && { paused: rateLimit.pause }) };
}

export function rateLimitReader(database: Database) {
  return {
    async findRateLimit(companyId: string): Promise<RateLimitItem | undefined> {
      return database.get(keys.rateLimit(companyId));
    },
  };
}

export function rateLimitWriter(database: Database) {
  const read = (key: Key): Promise<RateLimitItem | undefined> => database.get(key, true);

  return {
    /**
     * Reserves the number's next free send slot for `parts` parts and returns when it starts. Takes no slot and returns
     * `notBefore` when the slot would start later than `withinSeconds` from now, or while the number is paused. Overwrites a slot
     * that is too far away for any queue, because a host whose clock was ahead stored it. The same write stores the lane's
     * progress, which distinguishes a queue that waits its turn from a stuck one. `first` is the rate limit from an eventually
     * consistent read, because the write is conditioned on it and returns the newest state when it fails.
     */
    async reserveSendSlot(
      companyId: string,
      {
        parts,
        lane,
        lastEnqueuedAt,
      }: { readonly parts: number; readonly lane: Lane; readonly lastEnqueuedAt: string },
      first: RateLimitItem | undefined,
      now: Date,
      withinSeconds: number,
    ): Promise<SendSlot> {
      const key = keys.rateLimit(companyId);
      let rateLimit = first;
      const slot = await optimistically(
        tries,
        () => rateLimit,
        async (seen): Promise<SendSlot | undefined> => {
          if (seen?.pause && isInForce(seen.pause, now)) return { notBefore: new Date(seen.pause.until) };
          const partsPerSecond = seen?.partsPerSecond ?? defaultPartsPerSecond;
          const nextFree = Date.parse(seen?.nextSlotAt ?? now.toISOString());
          const furthestFree = withinSeconds + mostParts / partsPerSecond + clockToleranceSeconds;
          const isExplained = nextFree <= now.getTime() + furthestFree * 1000;
          const startsAt = new Date(isExplained ? Math.max(now.getTime(), nextFree) : now);
          if (startsAt.getTime() > now.getTime() + withinSeconds * 1000) return { notBefore: startsAt };
          const length = (parts * 1000) / partsPerSecond;
          const { done, item } = await database.update(
            key,
            update<RateLimitItem>({
              set: {
                nextSlotAt: new Date(startsAt.getTime() + length).toISOString(),
                [lane]: { at: startsAt.toISOString(), lastEnqueuedAt },
              },
              when: {
                nextSlotAt: seen?.nextSlotAt,
                ...(seen?.pause ? { 'pause.until': seen.pause.until } : { pause: absent }),
              },
            }),
          );
          rateLimit = item;
          return done ? { startsAt, troubled: seen?.trouble !== undefined } : undefined;
        },
      );
      return slot ?? { notBefore: new Date(now.getTime() + 1000) };
    },

    /** Records what a carrier's answer says about the number, and pauses the number or ends its pause if needed. */
    async recordCarrierOutcome(
      companyId: string,
      outcome: CarrierOutcome,
      now: Date,
      lengths: PauseLengths,
    ): Promise<void> {
      const key = keys.rateLimit(companyId);
      let rateLimit = await read(key);
      await optimistically(
        tries,
        () => rateLimit,
        async (seen) => {
          // The other lane was already sending when the number paused, so its bad answer adds nothing.
          if (outcome !== 'good' && isInForce(seen?.pause, now)) return 'done';
          const { trouble, pause } = afterOutcome(seen?.trouble, outcome, now, lengths);
          if (!trouble && !seen?.trouble && !seen?.pause) return 'done';
          const { done, item } = await database.update(
            key,
            update<RateLimitItem>({
              set: {
                companyId,
                trouble,
                pause,
                ...(outcome === 'good' && seen?.pause && { resumedAt: now.toISOString() }),
              },
              add: { revision: 1 },
              remove: [
                ...(trouble ? [] : (['trouble'] as const)),
                ...(outcome === 'good' ? (['pause'] as const) : []),
              ],
              when: { revision: seen?.revision },
            }),
          );
          rateLimit = item;
          return done ? 'done' : undefined;
        },
      );
    },

    /** Ends a pause now. The next bad answer pauses the number again, for longer. */
    async resumeNumber(companyId: string, now: Date): Promise<NumberState> {
      const { item } = await database.update(
        keys.rateLimit(companyId),
        update<RateLimitItem>({
          set: { resumedAt: now.toISOString() },
          add: { revision: 1 },
          remove: ['pause'],
          when: { pause: exists },
        }),
      );
      return numberStateFrom(item);
    },

    /** Stores how many parts per second the carrier allows this company's number. */
    async setRateLimit(companyId: string, partsPerSecond: number): Promise<void> {
      await database.update(keys.rateLimit(companyId), update<RateLimitItem>({ set: { partsPerSecond } }));
    },
  };
}
