import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { nextRow } from './nextRow.ts';

/**
 * Makes the elements with `data-row` in a container one tab stop: arrow keys, Home and End move between them, PageUp and
 * PageDown between those that also have `data-group-start`. A key that moves to no row is left to the browser. Focus stays with
 * its row when the row moves, and goes to the row in its place when it disappears.
 */
export function useRovingRows(container: RefObject<HTMLElement | null>, preferred: string | undefined) {
  const [tabStop, setTabStop] = useState<string>();
  const focused = useRef<{ readonly key: string; readonly index: number }>(undefined);

  useLayoutEffect(() => {
    const lost = focused.current;
    if (!lost || document.activeElement !== document.body) return;
    const rows = rowsIn(container.current);
    const row = rows.find((one) => keyOf(one) === lost.key) ?? rows[Math.min(lost.index, rows.length - 1)];
    row?.focus({ preventScroll: true });
  });

  useEffect(() => {
    const elsewhere = (event: Event) => {
      if (!container.current?.contains(event.target as Node)) focused.current = undefined;
    };
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('pointerdown', elsewhere);
    return () => {
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('pointerdown', elsewhere);
    };
  }, [container]);

  useLayoutEffect(() => {
    const rows = rowsIn(container.current);
    const keys = rows.map(keyOf);
    const stop = [tabStop, preferred].find((key) => key !== undefined && keys.includes(key)) ?? keys[0];
    rows.forEach((row, index) => {
      const tabIndex = keys[index] === stop ? 0 : -1;
      // The browser lays out the page when the attribute of the focused row is written, even with the same value.
      if (row.tabIndex !== tabIndex) row.tabIndex = tabIndex;
    });
  });

  return {
    onFocus: (event: { readonly target: EventTarget }) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-row]');
      if (!row) return;
      focused.current = { key: keyOf(row), index: rowsIn(container.current).indexOf(row) };
      setTabStop(keyOf(row));
    },
    onKeyDown: (event: KeyboardEvent) => {
      const rows = rowsIn(container.current);
      const here = rows.indexOf(document.activeElement as HTMLElement);
      const starts = rows.map((row) => row.dataset['groupStart'] !== undefined);
      const next = rows[nextRow(event, here, starts) ?? -1];
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
  };
}

function rowsIn(container: HTMLElement | null): readonly HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

function keyOf(row: HTMLElement): string {
  return row.dataset['row'] ?? '';
}
