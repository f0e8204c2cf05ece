import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import { canBeAnswered, type PhoneNumber } from './phoneNumber.ts';

/**
 * Reads a typed number and returns it in E.164, or undefined when it cannot be a phone number. Numbers without a country code
 * are American. It checks whether the length is possible and not whether the range is in use, because new area codes appear
 * faster than metadata. Some countries have possible lengths that E.164 does not allow; such a number is rejected, because
 * `PhoneNumber` accepts every number that is returned. It rejects area codes that begin with 0 or 1, which the North American
 * Numbering Plan does not have.
 * Kept apart from phoneNumber.ts because the numbering plans weigh 35 kB in a page.
 */
export function readPhoneNumber(typed: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(typed, 'US');
  if (!parsed?.isPossible() || parsed.ext || !canBeAnswered(parsed.number)) return undefined;
  const isAmerican = parsed.countryCallingCode === '1';
  return isAmerican && !/^[2-9]/.test(parsed.nationalNumber) ? undefined : parsed.number;
}

/** Why typed characters are not a number that can be texted. */
export type NumberFault =
  | 'empty'
  | 'not-a-number'
  | 'too-short'
  | 'too-long'
  | 'unknown-country'
  | 'extension';

/** Returns what is wrong with a typed number, or undefined when `readPhoneNumber` can read it. */
export function faultOfNumber(typed: string): NumberFault | undefined {
  if (typed.trim() === '') return 'empty';
  if (readPhoneNumber(typed)) return undefined;
  const parsed = parsePhoneNumberFromString(typed, 'US');
  if (parsed?.ext) return 'extension';
  switch (validatePhoneNumberLength(typed, 'US')) {
    case 'TOO_SHORT':
    case 'INVALID_LENGTH':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    case 'INVALID_COUNTRY':
      return 'unknown-country';
    case 'NOT_A_NUMBER':
      return 'not-a-number';
    case undefined:
      return faultOfLength(parsed?.number ?? '') ?? 'not-a-number';
  }
}

/** Returns what is wrong with the length of a number with its country code. E.164 allows at most 15 digits. */
function faultOfLength(number: string): NumberFault | undefined {
  if (number === '' || canBeAnswered(number)) return undefined;
  return number.length > '+123456789012345'.length ? 'too-long' : 'too-short';
}
