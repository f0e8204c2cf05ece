import { exactTime } from './exactTime.ts';

/** Shows a moment in short words, with the exact date and time as a tooltip, and for screen readers through `dateTime`. */
export function TimeText({
  at,
  words,
  timeZone,
  className = '',
}: {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly words: string;
  readonly timeZone: string;
  readonly className?: string;
}) {
  return (
    <time dateTime={at} title={exactTime(at, timeZone)} className={`tabular ${className}`}>
      {words}
    </time>
  );
}
