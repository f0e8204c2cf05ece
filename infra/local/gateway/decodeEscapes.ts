/** `%20` and the like turned into what they stand for; a text whose escapes are broken stays as it is. */
export function decodeEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
