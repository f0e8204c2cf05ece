import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useNextPage, type Pages } from '../api/useNextPage.ts';
import { words } from '../words.ts';
import { ThreadRowItem } from './ThreadRowItem.tsx';
import { estimatedHeight } from './estimatedHeight.ts';
import type { ThreadPeople } from './ThreadPeople.ts';
import { scrollMemory } from './scrollMemory.ts';
import type { Shown } from './showing.ts';
import type { ThreadRow } from './threadRows.ts';
import { toNewest } from './lazyToNewest.ts';
import { useHasPainted } from '../ui/useHasPainted.ts';
import { useEndInView } from '../ui/useEndInView.ts';
import { useStickToEnd } from './useStickToEnd.ts';
import { useShown } from './useShown.ts';

const overscan = 14;
/** Enough for a first frame. The others are rendered behind it. */
const overscanAtFirst = 2;
/** Older texts are loaded while fewer rows than this are above the screen. */
const rowsAhead = 30;
const endThreshold = 48;
/** The line under the last bubble may be cut off while the words above it are in view. */
const lineHeight = 24;

type Props = {
  readonly conversationId: string;
  readonly label: string;
  readonly rows: readonly ThreadRow[];
  readonly people: ThreadPeople;
  readonly older: Pages;
  /** Changes each time the member sends, because the member's own text is always shown. */
  readonly sendings: number;
  /** The message to bring onto the screen. */
  readonly shown?: Shown | undefined;
  /** Called with whether the end of the newest text is in view. */
  readonly onEnd: (inView: boolean) => void;
};

/** In pixels. */
type Size = { readonly width: number; readonly height: number };

/** The size of the thread that was opened last. The next one is most often as wide, and is then rendered and laid out once. */
let lastSize: Size | undefined;

/**
 * Shows the rows of a thread, of which only those near the screen are in the page. With a New line it opens at the newest, or at
 * that line if it would be off the screen; otherwise at the newest, or where it was left.
 */
export function MessageList(props: Props) {
  const anchor = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(lastSize);
  useLayoutEffect(() => {
    const { clientWidth = 0, clientHeight = 0 } = anchor.current ?? {};
    lastSize = { width: clientWidth, height: clientHeight };
    setSize((expected) => (expected?.width === clientWidth ? expected : lastSize));
  }, []);
  return (
    <div ref={anchor} className="relative min-h-0 flex-1">
      {size && <Rows key={size.width} {...props} size={size} />}
    </div>
  );
}

/**
 * Renders the rows. `size.width` is that of the moment of opening, because estimates must not change under rows that were placed
 * by them. With `size.height`, which may be that of the thread before, the first render already has the rows that are then on the
 * screen.
 */
function Rows({
  conversationId,
  label,
  rows,
  people,
  older,
  sendings,
  shown,
  onEnd,
  size,
}: Props & { readonly size: Size }) {
  const scroller = useRef<HTMLDivElement>(null);
  const hasPainted = useHasPainted();
  const leave = useRef(() => {});
  useLayoutEffect(() => () => leave.current(), []);

  const [unread] = useState(() => rows.findIndex((row) => row.kind === 'new'));
  const [before] = useState(() => (unread === -1 ? scrollMemory.of(conversationId) : undefined));
  const known = useRef<{
    readonly list: { scrollOffset: number | null; readonly isAtEnd: (threshold: number) => boolean };
    readonly count: number;
  }>(undefined);
  // Rows may arrive above between the browser's scrolling and its scroll event; the list would then hold on to a place that is
  // no longer on the screen, and write that place back.
  if (known.current && known.current.count !== rows.length && scroller.current) {
    known.current.list.scrollOffset = scroller.current.scrollTop;
  }
  const wasAtEnd = known.current?.list.isAtEnd(endThreshold) ?? false;
  const list = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: (index) => {
      const row = rows[index];
      return row ? estimatedHeight(row, size.width) : 0;
    },
    overscan: hasPainted ? overscan : overscanAtFirst,
    initialRect: size,
    initialOffset: (): number => (before ? 0 : Math.max(0, list.getTotalSize() - size.height)),
    paddingStart: 12,
    paddingEnd: 4,
    scrollPaddingStart: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
    ...(before && { initialMeasurementsCache: [...before.measured] }),
  });
  list.shouldAdjustScrollPositionOnItemSizeChange = (item, _, { scrollOffset }) =>
    item.start < (scrollOffset ?? 0) &&
    (item.end <= (scrollOffset ?? 0) || !list.itemSizeCache.has(item.key));

  known.current = { list, count: rows.length };

  useStickToEnd(scroller, list);
  const end = useEndInView(scroller, lineHeight, onEnd);
  leave.current = () => {
    // Before its first frame, in which it may be replaced for the width of its pane, it has not arrived at the place that was left.
    if (!hasPainted) return;
    const offset = list.scrollOffset ?? 0;
    const top = list.getVirtualItemForOffset(offset);
    if (!top || list.isAtEnd(endThreshold)) return scrollMemory.forget(conversationId);
    return scrollMemory.keep(conversationId, {
      rowId: String(top.key),
      beyond: offset - top.start,
      measured: list.takeSnapshot(),
    });
  };

  useLayoutEffect(() => {
    const left = before ? rows.findIndex((row) => row.id === before.rowId) : -1;
    if (before && left !== -1) {
      list.scrollToOffset((list.measurementsCache[left]?.start ?? 0) + before.beyond);
    } else if (unread !== -1 && fromEnd(unread) > (scroller.current?.clientHeight ?? 0)) {
      list.scrollToIndex(unread, { align: 'start' });
    } else list.scrollToEnd();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Only opening the thread scrolls to a place.
  }, []);

  const sent = useRef(sendings);
  useLayoutEffect(() => {
    if (sendings !== sent.current) list.scrollToEnd();
    sent.current = sendings;
  }, [sendings, list]);

  // The list follows what is appended; a text that comes in above a scheduled one would be left below the screen.
  useLayoutEffect(() => {
    if (wasAtEnd) list.scrollToEnd();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Only a new row scrolls, not a reader who comes near the end.
  }, [rows.length, list]);

  const items = list.getVirtualItems();
  const first = list.range?.startIndex ?? rowsAhead;
  // On the first render the scroller is at its end already and the list still counts from the top.
  const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
  const isWithin = (pixels: number) => Math.abs(scrollTop - (list.scrollOffset ?? 0)) <= pixels;
  useNextPage(older, first < rowsAhead && isWithin(clientHeight));

  const isAtEnd = list.isAtEnd(endThreshold);
  const newestSeen = useRef(rows[(unread === -1 ? rows.length : unread) - 1]?.id);
  const last = list.range?.endIndex ?? 0;
  if (isWithin(1) && last > rows.findLastIndex(({ id }) => id === newestSeen.current)) {
    newestSeen.current = rows[last]?.id;
  }

  const marked = useShown(shown, rows, older, (index) => list.scrollToIndex(index, { align: 'center' }));

  return (
    <>
      <div
        ref={scroller}
        role="region"
        aria-label={label}
        tabIndex={0}
        className="h-full scroller overscroll-contain px-3 [overflow-anchor:none] desk:px-6"
      >
        <div className="mx-auto flex min-h-full max-w-[920px] flex-col justify-end">
          <ol className="relative w-full flex-none" style={{ height: list.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              return (
                row && (
                  <li
                    key={item.key}
                    ref={list.measureElement}
                    data-index={item.index}
                    className={`absolute inset-x-0 top-0 rounded-control ${row.id === marked ? 'outline-2 outline-offset-2 outline-accent' : ''}`}
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    <ThreadRowItem row={row} people={people} />
                  </li>
                )
              );
            })}
          </ol>
          <div ref={end} aria-hidden="true" className="h-px flex-none -mt-px" />
        </div>
      </div>
      <OlderNotice older={older} />
      {!isAtEnd && <toNewest.Component rows={rows} seen={newestSeen.current} go={() => list.scrollToEnd()} />}
    </>
  );

  function fromEnd(index: number): number {
    return list.getTotalSize() - (list.measurementsCache[index]?.start ?? 0);
  }
}

function OlderNotice({ older }: { readonly older: Pages }) {
  if (!older.error) return null;
  return (
    <p className="absolute inset-x-0 top-0 border-b border-line bg-paper px-3 py-2 text-center text-ink-2">
      {words.list.failed}{' '}
      <button
        type="button"
        className="font-strong text-accent hover:underline"
        onClick={() => void older.fetchNextPage({ cancelRefetch: false })}
      >
        {words.list.tryAgain}
      </button>
    </p>
  );
}
