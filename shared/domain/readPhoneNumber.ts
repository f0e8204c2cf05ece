import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import type { PhoneNumber } from './phoneNumber.ts';

/**
 * The number that a person typed, in E.164, or undefined when it cannot be one. Numbers without a country are American.
 * Asks whether the length is possible, not whether the range is in use: new area codes appear faster than metadata. But no
 * area code begins with 0 or 1 (North American Numbering Plan).
 * Kept apart from phoneNumber.ts because the numbering plans weigh 35 kB in a page.
 */
export function readPhoneNumber(typed: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(typed, 'US');
  if (!parsed?.isPossible() || parsed.ext) return undefined;
  const isAmerican = parsed.countryCallingCode === '1';
  return isAmerican && !/^[2-9]/.test(parsed.nationalNumber) ? undefined : parsed.number;
}

/** Why what a person typed is no number that can be texted. */
export type NumberFault =
  | 'empty'
  | 'not-a-number'
  | 'too-short'
  | 'too-long'
  | 'unknown-country'
  | 'extension';

/** Says what is wrong with what a person typed, or undefined when `readPhoneNumber` can read it. */
export function faultOfNumber(typed: string): NumberFault | undefined {
  if (typed.trim() === '') return 'empty';
  if (readPhoneNumber(typed)) return undefined;
  if (parsePhoneNumberFromString(typed, 'US')?.ext) return 'extension';
  switch (validatePhoneNumberLength(typed, 'US')) {
    case 'TOO_SHORT':
    case 'INVALID_LENGTH':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    case 'INVALID_COUNTRY':
      return 'unknown-country';
    case 'NOT_A_NUMBER':
    case undefined:
      return 'not-a-number';
  }
}
