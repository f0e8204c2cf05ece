/** Matches at most 64 characters before the @, because no mail server accepts more (RFC 5321, section 4.5.3.1.1). */
export const fittingLocalPart = /^[^@]{1,64}@/;

export const localPartTooLong = 'has more than 64 characters before the @, which no mail server accepts';
