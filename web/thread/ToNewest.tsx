import { ArrowDown } from 'lucide-react';
import type { ThreadRow } from './threadRows.ts';

const toNewestWords = {
  newBelow: (count: number) => `${count} new`,
  toNewest: 'To the newest text',
} as const;

/** Shows the button to the newest text, with how many came in below. It is shown while the end of the thread is out of view. */
export function ToNewest({
  rows,
  seen,
  go,
}: {
  readonly rows: readonly ThreadRow[];
  /** The id of the newest row that has been in view. */
  readonly seen: string | undefined;
  readonly go: () => void;
}) {
  const arrived = arrivedSince(rows, seen);
  return (
    <button
      type="button"
      onClick={go}
      aria-label={arrived > 0 ? toNewestWords.newBelow(arrived) : toNewestWords.toNewest}
      title={toNewestWords.toNewest}
      className={`absolute bottom-3 left-1/2 flex h-9 -translate-x-1/2 items-center justify-center gap-1.5 rounded-full border text-base font-strong coarse:h-11 ${
        arrived > 0
          ? 'border-transparent bg-accent px-4 text-on-accent'
          : 'w-9 border-line bg-raised text-ink-2 hover:text-ink coarse:w-11'
      }`}
    >
      {arrived > 0 && toNewestWords.newBelow(arrived)}
      <ArrowDown size={16} aria-hidden="true" />
    </button>
  );
}

/** Counts the texts from the other side after the newest row that was seen. */
function arrivedSince(rows: readonly ThreadRow[], seen: string | undefined): number {
  const unseen = rows.slice(rows.findLastIndex((row) => row.id === seen) + 1);
  return unseen.filter((row) => row.kind === 'message' && row.message.direction === 'inbound').length;
}
