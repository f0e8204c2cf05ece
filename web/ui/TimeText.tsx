import { exactTime } from './exactTime.ts';

/**
 * Shows a moment in short words, with the exact date and time as a tooltip. Words to be `spoken` replace them for a screen reader,
 * and for all while something in the same `group/line` has the keyboard's focus.
 */
export function TimeText({
  at,
  words,
  spoken,
  timeZone,
  className = '',
}: {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly words: string;
  /** The words that a screen reader reads instead; absent where they would make the name of a row too long. */
  readonly spoken?: string | undefined;
  readonly timeZone: string;
  readonly className?: string;
}) {
  return (
    <time dateTime={at} title={exactTime(at, timeZone)} className={`tabular ${className}`}>
      {spoken === undefined ? (
        words
      ) : (
        <>
          <span aria-hidden="true" className="group-has-focus-visible/line:hidden">
            {words}
          </span>
          <span className="sr-only group-has-focus-visible/line:not-sr-only">{spoken}</span>
        </>
      )}
    </time>
  );
}
