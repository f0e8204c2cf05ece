import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FoundContact, WhoAmI } from '#shared/api/routes.ts';
import { queries } from '../api/queries.ts';
import { keyOf } from '../inbox/contactLine.ts';
import { LoadFailed } from '../inbox/LoadFailed.tsx';
import { RowSkeletons } from '../inbox/RowSkeletons.tsx';
import { useSearch } from '../inbox/useSearch.ts';
import { Button } from '../ui/Button.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { words } from '../words.ts';
import { peopleWords } from './peopleWords.ts';
import { PersonRow } from './PersonRow.tsx';

/** Lists everyone the office knows, by name, with a search. A row opens the person's conversation. */
export function PeoplePage({ me }: { readonly me: WhoAmI }) {
  const [typed, setTyped] = useState('');
  const search = useSearch(typed);
  const all = useInfiniteQuery(queries.contacts());
  const title = useId();
  const isSearching = typed.trim() !== '';
  const items: readonly FoundContact[] | undefined = isSearching
    ? search.found
    : all.data?.pages.flatMap((page) => page.items.map((contact) => ({ contact })));
  const error = isSearching ? search.error : all.error;
  const hasMore = isSearching ? search.hasMore : all.hasNextPage;
  const isEmpty = items?.length === 0 && !hasMore && (!isSearching || search.settled);
  return (
    <main className="min-h-0 flex-1 scroller bg-canvas px-4 py-6 desk:px-6 desk:py-7">
      <div className="mx-auto max-w-190">
        <h1 id={title} className="text-[20px] leading-7 font-strong">
          {peopleWords.title}
        </h1>
        {me.mayRead && (
          <div className="mt-4">
            <SearchField
              label={peopleWords.search}
              clearLabel={words.list.clearSearch}
              text={typed}
              onText={setTyped}
            />
          </div>
        )}
        <div className="mt-4 overflow-hidden rounded-composer border border-line bg-paper">
          <ul aria-labelledby={title} className="divide-y divide-line">
            {items?.map((found) => (
              <PersonRow key={keyOf(found)} found={found} typed={isSearching ? typed : ''} />
            ))}
          </ul>
          {error && (
            <LoadFailed error={error} onRetry={() => (isSearching ? search.retry() : void all.refetch())} />
          )}
          {!error && !items && <RowSkeletons count={8} />}
          {isEmpty && (
            <p className="p-4 wrap-anywhere text-ink-2">
              {isSearching ? words.search.none(typed.trim()) : peopleWords.none}
            </p>
          )}
        </div>
        {hasMore && (
          <Button
            look="link"
            className="my-4"
            disabled={isSearching ? search.readingOn : all.isFetchingNextPage}
            onClick={() => (isSearching ? search.more() : void all.fetchNextPage())}
          >
            {isSearching && search.typeMore ? words.search.readOn : words.list.showMore}
          </Button>
        )}
      </div>
    </main>
  );
}
