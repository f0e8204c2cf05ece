import { PhoneNumber } from '#shared/domain/phoneNumber.ts';

/**
 * True for every value that a carrier may name as the origin of a text: an E.164 number, a short code of 3 to
 * 8 digits, or an alphanumeric sender ID of 1 to 11 characters with at least one letter (3GPP TS 23.040,
 * 9.1.2.5).
 */
export function isSender(origin: string): boolean {
  return (
    PhoneNumber.safeParse(origin).success ||
    /^\d{3,8}$/.test(origin) ||
    (/^[\x21-\x7e](?:[\x20-\x7e]{0,9}[\x21-\x7e])?$/.test(origin) && /[A-Za-z]/.test(origin))
  );
}
