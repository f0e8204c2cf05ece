import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { FoundContact, WhoAmI } from '#shared/api/routes.ts';
import { searchedText } from '#shared/domain/searchedText.ts';
import { queries } from '../api/queries.ts';
import { failedWords } from '../api/useFailed.ts';
import { useNeedsLook } from '../api/useNeedsLook.ts';
import { useHasContacts } from '../api/useHasContacts.ts';
import { conversationSearch, isInSearch, leaveSearch } from '../keyboard/searchFields.ts';
import { announce } from '../ui/Announcer.tsx';
import { useNow } from '../ui/useNow.ts';
import { useRovingRows } from '../ui/useRovingRows.ts';
import { words } from '../words.ts';
import { addressOf, keyOf } from './contactLine.ts';
import { failedList, searchResults, unreadList } from './laterLists.tsx';
import type { Listing } from './Listing.ts';
import { RecentLists } from './RecentLists.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useSearch } from './useSearch.ts';
import { ViewChips, type View } from './ViewChips.tsx';

/** Shows the list pane: search, the choice of recent, unread or failed, and the lists. `selected` is the open conversation's id. */
export function Inbox({ me, selected }: { readonly me: WhoAmI; readonly selected: string | undefined }) {
  const [typed, setTyped] = useState('');
  const [view, setView] = useState<View>('recent');
  const [, navigate] = useLocation();
  const searched = searchedText(typed);
  const search = useSearch(searched);
  const choice = useChoice(search.found, search.settled, searched);
  const { data: unread } = useQuery(queries.unread());
  const needsLook = useNeedsLook(me);
  const scroller = useRef<HTMLDivElement>(null);
  const roving = useRovingRows(scroller, useRowOf(scroller, selected));
  const listing: Listing = { me, selected, now: useNow(20_000), hasContacts: useHasContacts() };
  const isSearching = searched !== '';
  const showsRecent = !isSearching && view === 'recent';
  useBeginning(scroller, isSearching ? `found ${searched}` : view);

  // The hits of what was typed before stay until the answer is here, and one of them may be another person.
  const [entered, setEntered] = useState<{ readonly inNewTab: boolean }>();
  const isAnswered = search.settled || (search.error !== null && !search.pages.isFetching);
  useEffect(() => {
    if (!entered || !isAnswered) return;
    setEntered(undefined);
    // A member who has left the search box since does something else, which the answer must not end.
    if (search.settled && isInSearch(conversationSearch)) open(choice.active, entered.inNewTab);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `open` is new on every render, and acts on the current choice.
  }, [entered, isAnswered, search.settled, choice.active]);

  function open(found: FoundContact | undefined, inNewTab: boolean) {
    if (!found) return;
    if (inNewTab) return void window.open(addressOf(found), '_blank', 'noopener');
    setTyped('');
    leaveSearch();
    navigate(addressOf(found), { state: { contactId: found.contact?.contactId } });
  }

  return (
    <nav aria-label={words.list.label} className="flex h-full min-h-0 flex-col bg-paper">
      <div className="flex-none px-4 pt-3.5 pb-2">
        <SearchBox
          text={typed}
          onText={(text) => {
            setTyped(text);
            setEntered(undefined);
          }}
          listId={choice.listId}
          activeId={choice.activeId}
          onMove={choice.move}
          onEnter={(inNewTab) => setEntered({ inNewTab })}
        />
        {!isSearching && (
          <ViewChips
            view={view}
            unread={unread?.count ?? 0}
            failed={failedWords({ count: needsLook.total, hasMore: needsLook.hasMore })}
            onView={setView}
          />
        )}
      </div>
      <div
        ref={scroller}
        className={`scroller min-h-0 flex-1 ${showsRecent ? '' : 'scroll-py-15 border-t border-line px-1'}`}
        onFocus={roving.onFocus}
        onKeyDown={roving.onKeyDown}
      >
        {isSearching ? (
          <searchResults.Component
            typed={searched}
            search={search}
            listing={listing}
            listId={choice.listId}
            activeId={choice.activeId}
            idOf={choice.idOf}
            onChoose={open}
          />
        ) : view === 'unread' ? (
          <unreadList.Component listing={listing} />
        ) : view === 'failed' ? (
          <failedList.Component listing={listing} />
        ) : (
          <RecentLists listing={listing} />
        )}
      </div>
    </nav>
  );
}

/** Scrolls another list to its first row, because the position of the list before would cut off its head. */
function useBeginning(scroller: { readonly current: HTMLElement | null }, list: string): void {
  useLayoutEffect(() => scroller.current?.scrollTo(0, 0), [scroller, list]);
}

/** Returns the hit that Enter opens: the first, until the arrow keys choose another. */
function useChoice(found: readonly FoundContact[] | undefined, settled: boolean, searched: string) {
  const listId = useId();
  const [chosen, setChosen] = useState<string>();
  const idOf = (each: FoundContact) => `${listId}-${keyOf(each)}`;
  const index = Math.max(0, found?.findIndex((each) => keyOf(each) === chosen) ?? 0);
  const active = found?.[index];
  const activeId = active && idOf(active);
  const count = found?.length;
  const announced = useRef('');
  useEffect(() => {
    const answer = `${count} ${searched}`;
    if (!settled || count === undefined || answer === announced.current) return;
    announced.current = answer;
    announce(words.search.results(count));
  }, [settled, count, searched]);
  useEffect(() => {
    if (chosen && activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, activeId]);
  return {
    listId,
    idOf,
    active,
    activeId,
    move: (steps: 1 | -1) => {
      const next = found?.at((index + steps) % found.length);
      if (next) setChosen(keyOf(next));
    },
  };
}

/** Finds the row that the tab key reaches first: the open conversation's, in whatever section it is. */
function useRowOf(scroller: { readonly current: HTMLElement | null }, conversationId: string | undefined) {
  if (!conversationId) return undefined;
  return scroller.current?.querySelector<HTMLElement>(`[data-row$=" ${conversationId}"]`)?.dataset['row'];
}
