/** True for a text without anything to read: what arrives of a photo on a number that takes only texts. */
export function isWordless(text: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\ufe0f\ufffc]*$/u.test(text);
}
