import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { sections as allSections, type Section } from '#shared/domain/role.ts';
import { unreadIn } from '../api/foldUnread.ts';
import { queries } from '../api/queries.ts';
import { useListedConversation } from '../api/useListedConversation.ts';
import { deviceStorage } from '../ui/browserStorage.ts';
import { useMedia } from '../ui/useMedia.ts';
import type { Listing } from './Listing.ts';
import { readListMemory, writeListMemory, type ListMemory } from './listMemory.ts';
import { RecentSection, type RecentPages } from './RecentSection.tsx';
import { rowsNeeded } from './rowsInSight.ts';
import { measures, rowsPerSection } from './rowsPerSection.ts';

/** Means "as many as fit" until the first answer says how many rows a section has. */
const plenty = 50;
/** A member who drags the edge of the window is done after this time. */
const resizeMilliseconds = 500;

/**
 * Shows every section in sight with its newest rows. One press on a head lets that section fill the pane, with the others folded
 * to their heads (P4). Unknown numbers appear only while there are any (P5).
 */
export function RecentLists({ listing }: { readonly listing: Listing }) {
  const pane = useRef<HTMLDivElement>(null);
  const size = useMedia('(pointer: coarse)') ? measures.coarse : measures.fine;
  const [memory, remember] = useListMemory(listing);
  const height = useHeight(pane, memory.height);
  const recent = useRecentSections();
  const { data: unread } = useQuery(queries.unread());
  const open = useListedConversation(listing.selected, false).data;
  const openIn = (section: Section) => (open?.sections.includes(section) ? open : undefined);
  const rowsOf = (section: Section) => rowsNeeded(recent[section].conversations, openIn(section));
  const rows = (section: Section) =>
    recent[section].conversations
      ? rowsOf(section)
      : (memory.rows?.[section] ?? (section === 'unknown' ? 0 : plenty));
  const sections = allSections.filter((section) => section !== 'unknown' || rows(section) > 0);
  const shares = rowsPerSection(
    height,
    sections.map((section) => ({ section, rows: Math.max(1, rows(section)) })),
    size,
    open?.sections.includes('unknown') &&
      recent.unknown.conversations?.[0]?.conversationId !== open.conversationId,
  );
  const expanded = sections.find((section) => section === memory.expanded);
  const loaded = allSections.every((section) => recent[section].conversations);
  const counts = JSON.stringify(Object.fromEntries(allSections.map((one) => [one, rowsOf(one)])));
  useEffect(() => {
    if (loaded) remember({ rows: JSON.parse(counts) as ListMemory['rows'] });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `remember` is new on every render, and only other counts are worth writing.
  }, [loaded, counts]);
  useEffect(() => {
    // A hidden pane has no height.
    if (height === 0 || height === memory.height) return undefined;
    const timer = setTimeout(() => remember({ height }), resizeMilliseconds);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `remember` is new on every render, and only another height is worth writing.
  }, [height]);

  function toggle(section: Section) {
    remember({ expanded: section === expanded ? undefined : section });
  }

  function onKeyDown(event: KeyboardEvent) {
    // Alt+ArrowLeft is the browser's.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const head = (event.target as Element).closest<HTMLElement>('[data-head]')?.dataset['head'];
    if (event.key === 'ArrowRight' && head && head !== expanded) {
      event.preventDefault();
      remember({ expanded: sections.find((section) => section === head) });
    } else if (expanded && (event.key === 'ArrowLeft' || event.key === 'Escape')) {
      event.preventDefault();
      event.stopPropagation();
      remember({ expanded: undefined });
      pane.current?.querySelector<HTMLElement>(`[data-head="${expanded}"]`)?.focus();
    }
  }

  return (
    <div ref={pane} onKeyDown={onKeyDown} className="flex h-full min-h-0 flex-col">
      {sections.map((section) => (
        <RecentSection
          key={section}
          section={section}
          listing={listing}
          pages={recent[section]}
          unread={unreadIn(section, unread)}
          open={openIn(section)}
          rows={section === expanded ? 'all' : expanded ? 0 : shares[section]}
          onToggle={() => toggle(section)}
        />
      ))}
    </div>
  );
}

function useRecentSections(): Readonly<Record<Section, RecentPages>> {
  return {
    inspectors: useRecentPages('inspectors'),
    agents: useRecentPages('agents'),
    clients: useRecentPages('clients'),
    unknown: useRecentPages('unknown'),
  };
}

/** Returns the conversations of a section as far as they are loaded. */
function useRecentPages(section: Section): RecentPages {
  const { data, error, refetch } = useInfiniteQuery(queries.recent(section));
  return { conversations: data?.pages.flatMap((page) => page.items), error, refetch };
}

/**
 * Measures the height of the pane in pixels, before the first paint. `last` is what it probably is: where it is right, the rows are rendered
 * before the browser's only layout, and not between two.
 */
function useHeight(pane: RefObject<HTMLElement | null>, last = 0): number {
  const [height, setHeight] = useState(last);
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const measure = () => setHeight(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane]);
  return height;
}

function useListMemory({ me }: Listing) {
  const [memory, setMemory] = useState(() => readListMemory(deviceStorage, me));
  const current = useRef(memory);
  const remember = (change: { readonly [Key in keyof ListMemory]: ListMemory[Key] | undefined }) => {
    const { expanded, rows, height } = { ...current.current, ...change };
    current.current = { ...(expanded && { expanded }), ...(rows && { rows }), ...(height && { height }) };
    writeListMemory(deviceStorage, me, current.current);
    setMemory(current.current);
  };
  return [memory, remember] as const;
}
