import { isWordless } from '#shared/domain/isWordless.ts';
import { words } from './words.ts';

/** Returns a text as the page shows and announces it: "(no text)" when there is nothing to read. */
export function shownText(text: string): string {
  return isWordless(text) ? words.list.noText : text;
}
