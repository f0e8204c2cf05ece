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

/** The rate limit of a number without a setting: the default of a US 10DLC number. */
export const defaultPartsPerSecond = 1;

/** The progress of a lane: when it last took a send slot, and when that text had been put on the queue. */
export type LaneProgress = { readonly at: string; readonly lastEnqueuedAt: string };

/** The stored rate limit of a company's number, with its pause. */
export type RateLimitItem = Key & {
  readonly companyId?: string;
  readonly partsPerSecond?: number;
  readonly nextSlotAt?: string;
  readonly live?: LaneProgress;
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
     * progress, which distinguishes a queue that waits its turn from a stuck one.
     */
    async reserveSendSlot(
      companyId: string,
      {
        parts,
        lane,
        lastEnqueuedAt,
      }: { readonly parts: number; readonly lane: Lane; readonly lastEnqueuedAt: string },
      now: Date,
      withinSeconds: number,
    ): Promise<SendSlot> {
      const key = keys.rateLimit(companyId);
      // Eventually consistent, because the write is conditioned on what was read and returns the newest state when it fails.
      let rateLimit: RateLimitItem | undefined = await database.get(key);
      for (let attempt = 0; attempt < tries; attempt += 1) {
        if (rateLimit?.pause && isInForce(rateLimit.pause, now))
          return { notBefore: new Date(rateLimit.pause.until) };
        const partsPerSecond = rateLimit?.partsPerSecond ?? defaultPartsPerSecond;
        const nextFree = Date.parse(rateLimit?.nextSlotAt ?? now.toISOString());
        const furthestFree = withinSeconds + mostParts / partsPerSecond + clockToleranceSeconds;
        const isExplained = nextFree <= now.getTime() + furthestFree * 1000;
        const startsAt = new Date(isExplained ? Math.max(now.getTime(), nextFree) : now);
        if (startsAt.getTime() > now.getTime() + withinSeconds * 1000) return { notBefore: startsAt };
        const length = (parts * 1000) / partsPerSecond;
        const { done, item } = await database.update(key, {
          UpdateExpression: 'SET nextSlotAt = :next, #lane = :move',
          ConditionExpression: `${
            rateLimit?.nextSlotAt === undefined ? 'attribute_not_exists(nextSlotAt)' : 'nextSlotAt = :seen'
          } AND ${rateLimit?.pause ? 'pause.#until = :until' : 'attribute_not_exists(pause)'}`,
          ExpressionAttributeNames: { '#lane': lane, ...(rateLimit?.pause && { '#until': 'until' }) },
          ExpressionAttributeValues: {
            ':next': new Date(startsAt.getTime() + length).toISOString(),
            ':move': { at: startsAt.toISOString(), lastEnqueuedAt },
            ...(rateLimit?.nextSlotAt !== undefined && { ':seen': rateLimit.nextSlotAt }),
            ...(rateLimit?.pause && { ':until': rateLimit.pause.until }),
          },
        });
        if (done) return { startsAt, troubled: rateLimit?.trouble !== undefined };
        rateLimit = item;
      }
      return { notBefore: new Date(now.getTime() + 1000) };
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
      for (let attempt = 0; attempt < tries; attempt += 1) {
        // The other lane was already sending when the number paused, so its bad answer adds nothing.
        if (outcome !== 'good' && isInForce(rateLimit?.pause, now)) return;
        const { trouble, pause } = afterOutcome(rateLimit?.trouble, outcome, now, lengths);
        if (!trouble && !rateLimit?.trouble && !rateLimit?.pause) return;
        const gone = [...(trouble ? [] : ['trouble']), ...(outcome === 'good' ? ['pause'] : [])];
        const { done, item } = await database.update(key, {
          UpdateExpression: `SET ${[
            'companyId = :id',
            'revision = if_not_exists(revision, :zero) + :one',
            ...(trouble ? ['trouble = :trouble'] : []),
            ...(pause ? ['pause = :pause'] : []),
            ...(outcome === 'good' && rateLimit?.pause ? ['resumedAt = :now'] : []),
          ].join(', ')}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
          ConditionExpression:
            rateLimit?.revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :seen',
          ExpressionAttributeValues: {
            ':id': companyId,
            ':zero': 0,
            ':one': 1,
            ...(trouble && { ':trouble': trouble }),
            ...(pause && { ':pause': pause }),
            ...(outcome === 'good' && rateLimit?.pause && { ':now': now.toISOString() }),
            ...(rateLimit?.revision !== undefined && { ':seen': rateLimit.revision }),
          },
        });
        if (done) return;
        rateLimit = item;
      }
    },

    /** Ends a pause now. The next bad answer pauses the number again, for longer. */
    async resumeNumber(companyId: string, now: Date): Promise<NumberState> {
      const { item } = await database.update(keys.rateLimit(companyId), {
        UpdateExpression: 'SET revision = revision + :one, resumedAt = :now REMOVE pause',
        ConditionExpression: 'attribute_exists(pause)',
        ExpressionAttributeValues: { ':one': 1, ':now': now.toISOString() },
      });
      return numberStateFrom(item);
    },

    /** Stores how many parts per second the carrier allows this company's number. */
    async setRateLimit(companyId: string, partsPerSecond: number): Promise<void> {
      await database.update(keys.rateLimit(companyId), {
        UpdateExpression: 'SET partsPerSecond = :parts',
        ExpressionAttributeValues: { ':parts': partsPerSecond },
      });
    },
  };
}
