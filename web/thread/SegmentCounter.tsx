import { longestText, type Segments } from '#shared/domain/segments.ts';
import { words } from '../words.ts';

/** What the text costs so far: "1 text, 12/160", which character makes it dearer, and when it is too long to be sent. */
export function SegmentCounter({ count, id }: { readonly count: Segments; readonly id: string }) {
  const forcedBy = count.forcedBy === undefined ? undefined : nameOf(count.forcedBy);
  if (count.tooLong) {
    return (
      <span id={id} className="tabular ml-auto text-right font-strong text-bad">
        {count.characters}/{longestText[count.encoding]}.{' '}
        {words.composer.tooLong(longestText[count.encoding], forcedBy)}
      </span>
    );
  }
  return (
    <span id={id} className="tabular ml-auto text-right">
      {forcedBy !== undefined && `${words.composer.forcedBy(forcedBy)} · `}
      {words.composer.count(count.segments, count.characters, count.limit)}
    </span>
  );
}

/** A character that cannot be seen is named by its number. */
function nameOf(character: string): string {
  if (!/^[\s\p{C}\p{M}]/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
