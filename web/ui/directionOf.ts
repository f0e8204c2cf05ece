/** The ranges of letters that are written from the right, for a class of characters in a regular expression. */
export const rightToLeft = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';
const startsRightToLeft = new RegExp(`^\\P{L}*[${rightToLeft}]`, 'u');

/** Returns how a text reads by its first letter, so that a line that is too long is cut at the end of the text. */
export function directionOf(text: string): 'rtl' | 'ltr' {
  return startsRightToLeft.test(text) ? 'rtl' : 'ltr';
}
