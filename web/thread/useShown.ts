import { useEffect, useRef, useState } from 'react';
import { useNextPage, type Pages } from '../api/useNextPage.ts';
import type { Shown } from './showing.ts';
import type { ThreadRow } from './threadRows.ts';

const markedMilliseconds = 3000;

/**
 * Brings a requested message onto the screen, reading older ones until it is there. Each request is answered once. Returns the
 * id of its row, for as long as it is marked.
 */
export function useShown(
  shown: Shown | undefined,
  rows: readonly ThreadRow[],
  older: Pages,
  goTo: (index: number) => void,
): string | undefined {
  const answered = useRef<Shown>(undefined);
  const [marked, setMarked] = useState<string>();
  const pending = shown === answered.current ? undefined : shown;
  const index = pending
    ? rows.findIndex((row) => row.kind === 'message' && isShown(row.message, pending))
    : -1;
  const oldest = rows.find((row) => row.kind === 'message')?.message;
  const isOlder =
    pending !== undefined &&
    index === -1 &&
    older.hasNextPage &&
    oldest !== undefined &&
    oldest.at >= pending.at;
  useNextPage(older, isOlder);
  useEffect(() => {
    if (!pending || isOlder) return;
    answered.current = pending;
    if (index === -1) return;
    goTo(index);
    setMarked(rows[index]?.id);
  }, [pending, isOlder, index, rows, goTo]);
  useEffect(() => {
    if (marked === undefined) return undefined;
    const timer = setTimeout(() => setMarked(undefined), markedMilliseconds);
    return () => clearTimeout(timer);
  }, [marked]);
  return marked;
}

function isShown({ messageId, at }: Shown, other: Shown): boolean {
  return messageId === other.messageId && at === other.at;
}
