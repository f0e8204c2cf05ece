import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Sender } from './phoneNumber.ts';

/**
 * Returns the country of a number as ISO 3166-1, or undefined for a sender that is not a phone number. An area code that the
 * numbering plans do not have yet counts as American. Kept apart from phoneNumber.ts because the numbering plans weigh 35 kB.
 */
export function countryOf(number: Sender): string | undefined {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country ?? (parsed?.countryCallingCode === '1' ? 'US' : undefined);
}
