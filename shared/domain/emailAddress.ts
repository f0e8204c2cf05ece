/** The form of an address that the schemas accept. The expression is that of zod, which the page does not load. */
export const emailPattern =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** Returns true for what the schemas accept as an e-mail address, its length aside. */
export const isEmailAddress = (address: string) => emailPattern.test(address) && fittingLocalPart(address);

/** Returns true for at most 64 characters before the @, because no mail server accepts more (RFC 5321, section 4.5.3.1.1). */
export const fittingLocalPart = (address: string) => /^[^@]{1,64}@/.test(address);

export const localPartTooLong = 'has more than 64 characters before the @, which no mail server accepts';
