import { maxTextLength, shortestLimit, type Segments } from '#shared/domain/segments.ts';
import { plainCharacterFor } from '#shared/domain/plainCharacter.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { segmentWords } from './segmentWords.ts';

const countsFrom = 120;
const countsClass = 'tabular ml-auto text-right @max-lg:ml-0 @max-lg:text-left';

/**
 * Shows what the text costs so far: "2 parts, each is billed · 161/306", which character lowers the limit, and when it is too long
 * to send. On a phone it has fewer words, and takes the place of the other words under the composer.
 */
export function SegmentCounter({
  count,
  id,
  onReplace,
}: {
  readonly count: Segments;
  readonly id: string;
  /** Puts a plain character in place of the one that lowers the limit, everywhere in the text. */
  readonly onReplace?: (character: string, plain: string) => void;
}) {
  const forcedBy = count.forcedBy === undefined ? undefined : nameOf(count.forcedBy);
  if (count.tooLong) {
    return (
      <span id={id} data-counts className={`font-strong text-bad ${countsClass}`}>
        {count.characters}/{maxTextLength[count.encoding]}.{' '}
        {segmentWords.tooLong(maxTextLength[count.encoding], forcedBy)}
        <Replace forcedBy={count.forcedBy} onReplace={onReplace} />
      </span>
    );
  }
  // A short text has room enough, so there is nothing to count yet.
  if (forcedBy === undefined && count.characters < countsFrom) return <span id={id} />;
  return (
    <span id={id} data-counts className={countsClass}>
      {forcedBy !== undefined && (
        <>
          <Phrase pieces={segmentWords.forcedBy(forcedBy, shortestLimit)} />
          <Replace forcedBy={count.forcedBy} onReplace={onReplace} />
          {' · '}
        </>
      )}
      {count.segments > 1 && (
        <>
          <Phrase pieces={segmentWords.parts(count.segments)} />
          {' · '}
        </>
      )}
      {count.characters}/{count.limit}
    </span>
  );
}

/** Shows a phrase, without every second piece where the line is narrow. */
function Phrase({ pieces }: { readonly pieces: readonly string[] }) {
  return pieces.map((piece, index) => (
    <span key={piece} className={index % 2 === 1 ? '@max-lg:hidden' : ''}>
      {piece}
    </span>
  ));
}

/** Names a character; one that cannot be seen by its number. */
function nameOf(character: string): string {
  if (!/^[\s\p{C}\p{M}]/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function Replace({
  forcedBy,
  onReplace,
}: {
  readonly forcedBy: string | undefined;
  readonly onReplace: ((character: string, plain: string) => void) | undefined;
}) {
  const plain = forcedBy === undefined ? undefined : plainCharacterFor(forcedBy);
  if (forcedBy === undefined || plain === undefined || !onReplace) return null;
  return (
    <TextAction className="ml-1" onClick={() => onReplace(forcedBy, plain)}>
      {plain.trim() === '' ? segmentWords.takeOut : segmentWords.replaceBy(plain)}
    </TextAction>
  );
}
