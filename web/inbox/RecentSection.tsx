import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Section } from '#shared/domain/role.ts';
import { queries } from '../api/queries.ts';
import { useNextPage } from '../api/useNextPage.ts';
import { useEndInView } from '../ui/useEndInView.ts';
import { words } from '../words.ts';
import { ConversationRow } from './ConversationRow.tsx';
import type { Listing } from './Listing.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';
import { rowsInSight } from './rowsInSight.ts';
import { SectionHead } from './SectionHead.tsx';

/** The scroll position at which each expanded section was left. */
const scrollTops = new Map<Section, number>();

/** The conversations of a section as far as they are loaded. */
export type RecentPages = {
  readonly conversations: readonly Conversation[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
};

/** Shows one section of the recent lists: its head, and its newest `rows`, or all of them in a scroller of their own. */
export function RecentSection({
  section,
  pages: { conversations, error, refetch },
  listing,
  unread,
  open,
  rows,
  onToggle,
}: {
  readonly section: Section;
  readonly pages: RecentPages;
  readonly listing: Listing;
  readonly unread: number;
  /** The open conversation, if it belongs to this section. */
  readonly open: Conversation | undefined;
  readonly rows: number | 'all';
  readonly onToggle: () => void;
}) {
  const headId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const isExpanded = rows === 'all';
  const shown = conversations && rowsInSight(conversations, open, rows);
  useScrollPosition(scroller, section, isExpanded);
  const list = (
    <>
      {!shown && !error && <RowSkeletons count={isExpanded ? 6 : rows} />}
      {!shown && error && <LoadFailed error={error} onRetry={() => void refetch()} />}
      {shown?.length === 0 && rows !== 0 && (
        <p className="flex h-14 items-center px-4 text-[13px] leading-[18px] text-ink-3 coarse:h-15">
          {listing.hasContacts ? words.list.emptySection : words.list.noContacts(words.sections[section])}
        </p>
      )}
      <ul aria-labelledby={headId} className="px-1">
        {shown?.map((conversation) => (
          <ConversationRow
            key={conversation.conversationId}
            rowKey={`${section} ${conversation.conversationId}`}
            conversation={conversation}
            selected={conversation.conversationId === listing.selected}
            myId={listing.me.member.memberId}
            timeZone={listing.me.company.timeZone}
            now={listing.now}
          />
        ))}
      </ul>
    </>
  );
  return (
    <>
      <SectionHead id={headId} section={section} unread={unread} expanded={isExpanded} onToggle={onToggle} />
      {isExpanded ? (
        <div ref={scroller} className="scroller min-h-0 flex-1 scroll-py-15">
          {list}
          <NextPage section={section} scroller={scroller} />
        </div>
      ) : (
        rows !== 0 && <div className="flex-none">{list}</div>
      )}
    </>
  );
}

/** Loads the next page when the end of the list comes near, so that the reader never meets a page. */
function NextPage({
  section,
  scroller,
}: {
  readonly section: Section;
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const pages = useInfiniteQuery(queries.recent(section));
  const { data, hasNextPage, isFetching, error, isFetchingNextPage, fetchNextPage } = pages;
  const loaded = data?.pages.length ?? 0;
  // The number of pages when the end was last in view. The next page moves it away.
  const [seenBelow, setSeenBelow] = useState<number>();
  const end = useEndInView(scroller, 600, (inView) => setSeenBelow(inView ? loaded : undefined), loaded);
  useNextPage(pages, seenBelow === loaded);
  return (
    <div ref={end}>
      {isFetchingNextPage && <RowSkeletons count={2} />}
      {hasNextPage && !isFetching && error && (
        <LoadFailed error={error} onRetry={() => void fetchNextPage({ cancelRefetch: false })} />
      )}
    </div>
  );
}

/** Opens an expanded section where it was left. */
function useScrollPosition(
  scroller: RefObject<HTMLElement | null>,
  section: Section,
  isExpanded: boolean,
): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isExpanded || !element) return undefined;
    element.scrollTop = scrollTops.get(section) ?? 0;
    const keep = () => scrollTops.set(section, element.scrollTop);
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [scroller, section, isExpanded]);
}
