import { useEffect, useRef, useState } from 'react';
import type { Shown } from './showing.ts';
import type { ThreadRow } from './threadRows.ts';

/** The state of the texts before the loaded ones. */
export type OlderTexts = {
  readonly exist: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly load: () => void;
};

const markedMilliseconds = 3000;

/**
 * Brings a requested message onto the screen, reading older ones until it is there. Each request is answered once. Returns the
 * id of its row, for as long as it is marked.
 */
export function useShown(
  shown: Shown | undefined,
  rows: readonly ThreadRow[],
  older: OlderTexts,
  goTo: (index: number) => void,
): string | undefined {
  const answered = useRef<Shown>(undefined);
  const [marked, setMarked] = useState<string>();
  useEffect(() => {
    if (!shown || answered.current === shown) return;
    const index = rows.findIndex((row) => row.kind === 'message' && isShown(row.message, shown));
    if (index === -1) {
      const oldest = rows.find((row) => row.kind === 'message');
      const mayBeOlder = older.exist && oldest !== undefined && oldest.message.at >= shown.at;
      if (!mayBeOlder) answered.current = shown;
      else if (!older.loading && !older.failed) older.load();
      return;
    }
    answered.current = shown;
    goTo(index);
    setMarked(rows[index]?.id);
  }, [shown, rows, older, goTo]);
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
