import { beginningOf, readableText } from './text.ts';

/** The maximum length of a search, in UTF-16 units. */
export const maxSearchLength = 200;

/** Returns the part of what was typed into a search box that is searched, without characters that the API refuses. */
export function searchedText(typed: string): string {
  return beginningOf(cleaned(typed), maxSearchLength);
}

/** Returns true when more was typed than is searched. */
export function isSearchCut(typed: string): boolean {
  return cleaned(typed).length > maxSearchLength;
}

function cleaned(typed: string): string {
  return readableText(typed).trim();
}
