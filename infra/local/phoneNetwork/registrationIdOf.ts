import type { Network } from './Network.ts';
import type { KnownNumber } from './numberRegistry.ts';

/** Returns the id of a number's registration; undefined for a number without one, which a fault can cause. */
export function registrationIdOf(
  { faults }: Pick<Network, 'faults'>,
  { numberType, phoneNumberId }: Pick<KnownNumber, 'numberType' | 'phoneNumberId'>,
): string | undefined {
  const isRegistered = numberType === 'TEN_DLC' && faults.registration().status !== 'NONE';
  return isRegistered ? phoneNumberId.replace('phone-', 'registration-') : undefined;
}
