/** Decodes `%20` and the like. Returns a text with broken escapes unchanged. */
export function decodeEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
