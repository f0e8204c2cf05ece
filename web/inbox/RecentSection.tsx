import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import type { Section } from '#shared/domain/role.ts';
import { queries } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { ConversationRow } from './ConversationRow.tsx';
import type { Listing } from './Listing.ts';
import { LoadFailed } from './LoadFailed.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';

/** One section of the recent lists. Its head stays in sight wherever the list is scrolled: `place` among `of` heads. */
export function RecentSection({
  section,
  place,
  of,
  listing,
}: {
  readonly section: Section;
  readonly place: number;
  readonly of: number;
  readonly listing: Listing;
}) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    queries.recent(section),
  );
  const cache = useQueryClient();
  const headId = useId();
  const list = useRef<HTMLUListElement>(null);
  const conversations = data?.pages.flatMap((page) => page.items);
  /** Asked in the middle of a catch-up it waits: each would throw away the other's answer. */
  const readOn = async () => {
    const { queryKey } = queries.recent(section);
    await cache
      .getQueryCache()
      .find({ queryKey, exact: true })
      ?.promise?.catch(() => undefined);
    await fetchNextPage();
  };
  if (section === 'unknown' && !conversations?.length) return null;
  return (
    <>
      <h2
        id={headId}
        className="section-head fade sticky z-10 flex h-(--head) cursor-pointer items-center justify-between bg-paper px-3 text-section font-strong text-ink-3 hover:text-ink"
        style={{ top: `calc(${place} * var(--head))`, bottom: `calc(${of - 1 - place} * var(--head))` }}
        onClick={() => list.current?.scrollIntoView({ block: 'start' })}
      >
        <span aria-hidden="true" className="section-edge pointer-events-none absolute -inset-x-1 inset-y-0" />
        <span>{words.sections[section]}</span>
        {conversations && conversations.length > 0 && (
          <span className="tabular font-normal">
            {conversations.length}
            {hasNextPage && '+'}
          </span>
        )}
      </h2>
      {!conversations && !error && <RowSkeletons count={3} />}
      {!conversations && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
      {conversations?.length === 0 && <p className="px-3 pt-1 pb-3 text-ink-3">{words.list.emptySection}</p>}
      <ul ref={list} aria-labelledby={headId}>
        {conversations?.map((conversation) => (
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
      {hasNextPage && (
        <Button
          look="link"
          className="mx-3 my-2"
          aria-label={words.list.showMoreOf(words.sections[section])}
          disabled={isFetchingNextPage}
          onClick={() => void readOn()}
        >
          {words.list.showMore}
        </Button>
      )}
    </>
  );
}
