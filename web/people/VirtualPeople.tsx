import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { FoundContact } from '#shared/api/routes.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { useNextPage } from '../api/useNextPage.ts';
import { keyOf } from '../inbox/contactLine.ts';
import { useMedia } from '../ui/useMedia.ts';
import { PersonRow } from './PersonRow.tsx';

/** The heights of a row, with its line: on a phone the number is below the name. */
const heights = { desk: 61, phone: 77 };
const overscan = 10;
/** The next page is loaded while fewer rows than this are below the screen. */
const rowsAhead = 30;

/** Shows the rows of people of which only those near the screen are in the page, so that 100,000 of them scroll. */
export function VirtualPeople({
  labelledBy,
  items,
  typed,
  scroller,
  pages,
  onEdit,
  onRestore,
}: {
  readonly labelledBy: string;
  readonly items: readonly FoundContact[];
  readonly typed: string;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The list of which a page is read when its end comes near. Hits of a search are read by a button. */
  readonly pages: Parameters<typeof useNextPage>[0];
  readonly onEdit?: ((contact: Contact) => void) | undefined;
  readonly onRestore?: ((contact: Contact) => void) | undefined;
}) {
  const rowHeight = useMedia('(min-width: 700px)') ? heights.desk : heights.phone;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] ?? {}),
    overscan,
    scrollMargin: top,
  });
  useEffect(() => rows.measure(), [rows, rowHeight]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useNextPage(pages, typed === '' && last >= items.length - rowsAhead);
  return (
    <ul ref={list} aria-labelledby={labelledBy} className="relative" style={{ height: rows.getTotalSize() }}>
      {shown.map((row) => {
        const found = items[row.index];
        if (!found) return null;
        return (
          <li
            key={row.key}
            className="absolute inset-x-0 top-0 border-b border-line last:border-b-0"
            style={{ height: rowHeight, transform: `translateY(${row.start - top}px)` }}
          >
            <PersonRow found={found} typed={typed} onEdit={onEdit} onRestore={onRestore} />
          </li>
        );
      })}
    </ul>
  );
}
