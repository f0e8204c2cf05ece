import { createHash } from 'node:crypto';
import { type Pace, paceOf } from './paceOf.ts';

/** A number that the company has with the carrier. */
export type OriginationNumber = {
  readonly e164: string;
  /** Whose it is, as the handsets' page shows it. */
  readonly name?: string;
  readonly phoneNumberId?: string;
  /** Without it the number is not paced. */
  readonly partsPerSecond?: number;
  readonly optOutList?: string;
  /** True: STOP and HELP come to the company like any text. False: the carrier answers and keeps its list. */
  readonly selfManagedOptOuts: boolean;
};

export type KnownNumber = Required<Omit<OriginationNumber, 'partsPerSecond'>> & {
  readonly partsPerSecond: number | undefined;
  readonly arn: string;
  readonly addedAt: string;
  readonly pace: Pace;
};

export type NumberBook = ReturnType<typeof numberBook>;

/** The company's numbers, findable by every name that a send may use. Adding one again replaces it. */
export function numberBook(arnPrefix: string) {
  const numbers = new Map<string, KnownNumber>();
  return {
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
        arn: `${arnPrefix}:phone-number/${phoneNumberId}`,
        addedAt: new Date().toISOString(),
        pace: paceOf(number.partsPerSecond),
      });
    },
    list: (): readonly KnownNumber[] => [...numbers.values()],
    /** By E.164 (with or without the plus sign), by id or by ARN. */
    find: (identity: string): KnownNumber | undefined =>
      numbers.get(identity) ??
      [...numbers.values()].find(
        ({ e164, phoneNumberId, arn }) => [phoneNumberId, arn].includes(identity) || e164 === `+${identity}`,
      ),
    hasList: (list: string): boolean =>
      list === 'Default' || [...numbers.values()].some(({ optOutList }) => optOutList === list),
  };
}
