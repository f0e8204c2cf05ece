import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PhoneNumber } from './phoneNumber.ts';

/**
 * The number that a person typed, in E.164, or undefined when it cannot be one. Numbers without a country are American.
 * Asks whether the length is possible, not whether the range is in use: new area codes appear faster than metadata.
 * Kept apart from phoneNumber.ts because the numbering plans weigh 35 kB in a page.
 */
export function readPhoneNumber(typed: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(typed, 'US');
  return parsed?.isPossible() && !parsed.ext ? parsed.number : undefined;
}
