import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import { searchedText } from '#shared/domain/searchedText.ts';
import { queries } from '../api/queries.ts';
import { ShowMore, type ShownPages } from '../frame/ShowMore.tsx';
import { PaneMessage } from '../frame/PaneMessage.tsx';
import { Chip } from '../ui/Chip.tsx';
import { SearchField } from '../SearchField.tsx';
import { useNow } from '../ui/useNow.ts';
import { useRested } from '../ui/useRested.ts';
import { searchWords } from '../searchWords.ts';
import { words } from '../words.ts';
import { inspectionWords } from './inspectionWords.ts';
import { InspectionDays } from './InspectionDays.tsx';
import { PageMain } from '../frame/PageMain.tsx';

type When = 'upcoming' | 'past';

/** Shows the company's inspections by day: upcoming, past, or those that match a search by address or person (P27). */
export function InspectionsPage({ me }: { readonly me: WhoAmI }) {
  const [when, setWhen] = useState<When>('upcoming');
  const [typed, setTyped] = useState('');
  const searched = searchedText(typed);
  const isSearching = searched !== '';
  return (
    <PageMain>
      <div className="mx-auto max-w-190">
        <h1 className="text-[20px] leading-7 font-strong">{inspectionWords.list.title}</h1>
        <div className="mt-4">
          <SearchField label={inspectionWords.list.search} text={typed} onText={setTyped} />
        </div>
        {!isSearching && (
          <div role="group" aria-label={inspectionWords.list.title} className="flex gap-1.5 pt-3">
            {(['upcoming', 'past'] as const).map((each) => (
              <Chip key={each} chosen={when === each} onChoose={() => setWhen(each)}>
                {inspectionWords.list[each]}
              </Chip>
            ))}
          </div>
        )}
        {isSearching ? (
          <Found searched={searched} timeZone={me.company.timeZone} />
        ) : (
          <Listed when={when} timeZone={me.company.timeZone} />
        )}
      </div>
    </PageMain>
  );
}

function Listed({ when, timeZone }: { readonly when: When; readonly timeZone: string }) {
  const query = useInfiniteQuery(queries.inspections(when));
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <InspectionList list={when} query={query} items={items} timeZone={timeZone}>
      {when === 'upcoming' ? inspectionWords.list.noneUpcoming : inspectionWords.list.nonePast}
    </InspectionList>
  );
}

function Found({ searched, timeZone }: { readonly searched: string; readonly timeZone: string }) {
  const asked = useRested(searched, 150);
  const query = useInfiniteQuery({ ...queries.inspectionSearch(asked), enabled: asked !== '' });
  const all = query.data?.pages.flatMap((page) => page.items);
  const items = all && [...new Map(all.map((item) => [item.inspectionId, item])).values()];
  return (
    <InspectionList list={asked} query={query} items={items} timeZone={timeZone} more={searchWords.readOn}>
      {inspectionWords.list.noMatch(asked)}
    </InspectionList>
  );
}

/** Shows the loaded pages of a list, a button to load more, or why the list is empty. */
function InspectionList({
  list,
  query,
  items,
  timeZone,
  more,
  children,
}: {
  readonly list: string;
  readonly query: ShownPages & { readonly refetch: () => unknown };
  readonly items: readonly Inspection[] | undefined;
  readonly timeZone: string;
  readonly more?: string | undefined;
  readonly children: string;
}) {
  const now = useNow(60_000);
  if (!items && query.error) {
    return <PaneMessage error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!items) return <Loading />;
  return (
    <>
      {items.length === 0 && !query.hasNextPage && (
        <p className="mt-4 rounded-composer border border-line bg-paper px-4 py-4 wrap-anywhere text-ink-2">
          {children}
        </p>
      )}
      <InspectionDays inspections={items} timeZone={timeZone} now={now} />
      {query.hasNextPage && <ShowMore list={list} pages={query} className="my-4" label={more} />}
    </>
  );
}

function Loading() {
  return (
    <div role="status" aria-label={words.list.loading} className="mt-5 space-y-3">
      <div className="skeleton h-5 w-32" />
      <div className="skeleton h-14" />
      <div className="skeleton h-14" />
      <div className="skeleton h-14" />
    </div>
  );
}
