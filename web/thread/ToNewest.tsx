import { ArrowDown } from 'lucide-react';
import { useRef } from 'react';
import { words } from '../words.ts';
import type { ThreadRow } from './threadRows.ts';

/** Shows the button to the newest text, with how many came in below, while the end of the thread is out of view. */
export function ToNewest({
  rows,
  atEnd,
  go,
}: {
  readonly rows: readonly ThreadRow[];
  readonly atEnd: boolean;
  readonly go: () => void;
}) {
  const arrived = useArrived(rows, atEnd);
  if (atEnd) return null;
  return (
    <button
      type="button"
      onClick={go}
      aria-label={arrived > 0 ? words.thread.newBelow(arrived) : words.thread.toNewest}
      title={words.thread.toNewest}
      className={`absolute bottom-3 left-1/2 flex h-9 -translate-x-1/2 items-center justify-center gap-1.5 rounded-full border text-base font-strong coarse:h-11 ${
        arrived > 0
          ? 'border-transparent bg-accent px-4 text-on-accent'
          : 'w-9 border-line bg-raised text-ink-2 hover:text-ink coarse:w-11'
      }`}
    >
      {arrived > 0 && words.thread.newBelow(arrived)}
      <ArrowDown size={16} aria-hidden="true" />
    </button>
  );
}

/** Counts the texts that came in from the other side since the end was last seen. */
function useArrived(rows: readonly ThreadRow[], atEnd: boolean): number {
  const newest = rows.at(-1)?.id;
  const seen = useRef(newest);
  if (atEnd) seen.current = newest;
  let count = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (!row || row.id === seen.current) break;
    if (row.kind === 'message' && row.message.direction === 'inbound') count += 1;
  }
  return count;
}
