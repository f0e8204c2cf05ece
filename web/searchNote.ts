import { isSearchCut, maxSearchLength } from '#shared/domain/searchedText.ts';
import { words } from './words.ts';

/** Returns the sentence under a search box whose text is longer than what is searched. */
export function searchNote(typed: string): string | undefined {
  return isSearchCut(typed) ? words.search.onlyFirst(maxSearchLength) : undefined;
}
