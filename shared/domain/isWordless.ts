/** Returns true for a text with nothing to read, such as a photo sent to a number that receives only SMS. */
export function isWordless(text: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\ufe0f\ufffc]*$/u.test(text);
}
