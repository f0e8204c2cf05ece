/** Says that what was typed or pasted is longer than its field takes; undefined while it fits. */
export function tooLongWords(text: string, most: number): string | undefined {
  const over = text.trim().length - most;
  return over > 0 ? `At most ${most} characters. Shorten it by ${over}.` : undefined;
}
