import { maxTextLength, shortestLimit, type Segments } from '#shared/domain/segments.ts';
import { words } from '../words.ts';

const countsFrom = 120;

/** Shows what the text costs so far: "2 parts, each is billed · 161/306", which character lowers the limit, and when it is too long to send. */
export function SegmentCounter({ count, id }: { readonly count: Segments; readonly id: string }) {
  const forcedBy = count.forcedBy === undefined ? undefined : nameOf(count.forcedBy);
  if (count.tooLong) {
    return (
      <span id={id} className="tabular ml-auto text-right font-strong text-bad">
        {count.characters}/{maxTextLength[count.encoding]}.{' '}
        {words.composer.tooLong(maxTextLength[count.encoding], forcedBy)}
      </span>
    );
  }
  // A short text has room enough: nothing to count yet.
  if (forcedBy === undefined && count.characters < countsFrom) return <span id={id} />;
  return (
    <span id={id} className="tabular ml-auto text-right">
      {forcedBy !== undefined && `${words.composer.forcedBy(forcedBy, shortestLimit)} · `}
      {words.composer.count(count.segments, count.characters, count.limit)}
    </span>
  );
}

/** A character that cannot be seen is named by its number. */
function nameOf(character: string): string {
  if (!/^[\s\p{C}\p{M}]/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
