/** Returns true for at most 64 characters before the @, because no mail server accepts more (RFC 5321, section 4.5.3.1.1). */
export const fittingLocalPart = (address: string) => /^[^@]{1,64}@/.test(address);

export const localPartTooLong = 'has more than 64 characters before the @, which no mail server accepts';
