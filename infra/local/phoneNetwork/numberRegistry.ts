import { createHash } from 'node:crypto';
import type { JournalEntry, NumberSetting } from './journalEntry.ts';
import { type RateLimiter, openRateLimiter } from './openRateLimiter.ts';

/** A number that the company has at the carrier. */
export type OriginationNumber = {
  readonly e164: string;
  /** The owner's name, for the handsets' page. */
  readonly name?: string;
  readonly phoneNumberId?: string;
  /** Parts per second. Absent: no rate limit. */
  readonly partsPerSecond?: number;
  readonly optOutList?: string;
  /** The topic in descriptions of the number. The texts go to `publishInbound`. */
  readonly twoWayChannelArn?: string;
  readonly twoWayChannelRole?: string;
  /**
   * True: STOP and HELP reach the company like any text. False: the carrier answers them and keeps the list.
   */
  readonly selfManagedOptOuts: boolean;
};

export type KnownNumber = Required<
  Omit<OriginationNumber, 'partsPerSecond' | 'twoWayChannelArn' | 'twoWayChannelRole'>
> &
  Pick<NumberSetting, 'numberType' | 'twoWay' | 'twoWayChannelArn' | 'twoWayChannelRole' | 'clientToken'> & {
    readonly partsPerSecond: number | undefined;
    readonly arn: string;
    readonly addedAt: string;
    readonly rateLimit: RateLimiter;
  };

export type NumberRegistry = ReturnType<typeof numberRegistry>;

/**
 * Keeps the company's numbers: those declared at the start with their later changes, and those requested.
 * Finds them by every name that a send may use.
 */
export function numberRegistry(arnPrefix: string) {
  const numbers = new Map<string, KnownNumber>();
  return {
    /** Adds a number that receives texts, or replaces it. */
    add(number: OriginationNumber): void {
      const phoneNumberId =
        number.phoneNumberId ??
        `phone-${createHash('sha256').update(number.e164).digest('hex').slice(0, 32)}`;
      numbers.set(number.e164, {
        e164: number.e164,
        name: number.name ?? '',
        selfManagedOptOuts: number.selfManagedOptOuts,
        optOutList: number.optOutList ?? 'Default',
        partsPerSecond: number.partsPerSecond,
        phoneNumberId,
        numberType: 'TEN_DLC',
        twoWay: true,
        ...(number.twoWayChannelArn !== undefined && { twoWayChannelArn: number.twoWayChannelArn }),
        ...(number.twoWayChannelRole !== undefined && { twoWayChannelRole: number.twoWayChannelRole }),
        arn: `${arnPrefix}:phone-number/${phoneNumberId}`,
        addedAt: new Date().toISOString(),
        rateLimit: openRateLimiter(number.partsPerSecond),
      });
    },
    apply(entry: JournalEntry): void {
      if (entry.kind !== 'number') return;
      const { kind: _, at, ...setting } = entry;
      const known = numbers.get(entry.e164);
      numbers.set(entry.e164, {
        ...setting,
        partsPerSecond: known?.partsPerSecond,
        arn: `${arnPrefix}:phone-number/${entry.phoneNumberId}`,
        addedAt: at,
        rateLimit: known?.rateLimit ?? openRateLimiter(undefined),
      });
    },
    list: (): readonly KnownNumber[] => [...numbers.values()],
    /** Finds a number by E.164 (with or without the plus sign), id or ARN. */
    find: (identity: string): KnownNumber | undefined =>
      numbers.get(identity) ??
      [...numbers.values()].find(
        ({ e164, phoneNumberId, arn }) => [phoneNumberId, arn].includes(identity) || e164 === `+${identity}`,
      ),
  };
}
