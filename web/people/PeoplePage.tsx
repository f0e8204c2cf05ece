import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useSearch as useQueryString } from 'wouter';
import type { FoundContact, WhoAmI } from '#shared/api/routes.ts';
import type { Contact, ContactList } from '#shared/domain/contact.ts';
import { contactActions } from '../api/contactActions.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/useAction.ts';
import { lazily } from '../frame/lazily.tsx';
import { ShowMore } from '../frame/ShowMore.tsx';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { searchedText } from '#shared/domain/searchedText.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { RowSkeletons } from '../inbox/RowSkeletons.tsx';
import { useSearch } from '../inbox/useSearch.ts';
import { Button } from '../ui/Button.tsx';
import { SearchField } from '../SearchField.tsx';
import { searchWords } from '../searchWords.ts';
import { FileButtons } from './FileButtons.tsx';
import { ListChips } from './ListChips.tsx';
import { peopleWords } from './peopleWords.ts';
import { useFreshPeople } from './useFreshPeople.ts';
import { VirtualPeople } from './VirtualPeople.tsx';
import { PageMain } from '../frame/PageMain.tsx';

const ContactDialog = lazyDialog(async () => (await import('./ContactDialog.tsx')).ContactDialog);

const importPeople = lazily(async () => (await import('./import/ImportPeople.tsx')).ImportPeople);

/** Lists everyone the office knows, or imports people from a file. */
export function PeoplePage({ me }: { readonly me: WhoAmI }) {
  const isImport =
    useQueryString() === 'import' && me.member.role === 'admin' && !missingForTexting(me.company);
  return isImport ? <importPeople.Component /> : <PeopleList me={me} />;
}

/** Lists people by role and by name, with a search. A row opens the person's conversation. */
function PeopleList({ me }: { readonly me: WhoAmI }) {
  const [typed, setTyped] = useState('');
  const [list, setList] = useState<ContactList>();
  const [edited, setEdited] = useState<Contact>();
  const [isOpen, setOpen] = useState(false);
  const searched = searchedText(typed);
  const search = useSearch(searched);
  const all = useInfiniteQuery(queries.contacts(list));
  const restoring = useAction();
  const scroller = useRef<HTMLElement>(null);
  const title = useId();
  const isSearching = searched !== '';
  const canText = !missingForTexting(me.company);
  const items: readonly FoundContact[] | undefined = isSearching
    ? search.found
    : all.data?.pages.flatMap((page) => page.items.map((contact) => ({ contact })));
  useFreshPeople(items);
  const error = isSearching ? search.error : all.error;
  const hasMore = isSearching ? search.hasMore : all.hasNextPage;
  const isEmpty = items?.length === 0 && !hasMore && (!isSearching || search.settled);

  function edit(contact?: Contact): void {
    setEdited(contact);
    setOpen(true);
  }
  return (
    <PageMain scroller={scroller}>
      <div className="mx-auto max-w-190">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
          <h1 id={title} className="mr-auto text-[20px] leading-7 font-strong">
            {peopleWords.title}
          </h1>
          {me.member.role === 'admin' && <FileButtons canImport={canText} />}
          {canText && (
            <Button look="primary" className="inline-flex items-center gap-1.5" onClick={() => edit()}>
              <Plus size={17} aria-hidden="true" />
              {peopleWords.add}
            </Button>
          )}
        </div>
        {me.mayRead && (
          <div className="mt-4">
            <SearchField label={peopleWords.search} text={typed} onText={setTyped} />
          </div>
        )}
        {!isSearching && <ListChips chosen={list} onChoose={setList} />}
        {restoring.sentence && <p className="mt-3 text-bad">{restoring.sentence}</p>}
        <div className="mt-4 overflow-hidden rounded-composer border border-line bg-paper">
          {items && items.length > 0 && (
            <VirtualPeople
              key={isSearching ? 'search' : (list ?? 'all')}
              labelledBy={title}
              items={items}
              typed={searched}
              scroller={scroller}
              pages={all}
              onEdit={canText ? edit : undefined}
              onRestore={
                canText
                  ? (contact) => restoring.act(() => contactActions.restore(contact.contactId))
                  : undefined
              }
            />
          )}
          {error && (
            <LoadFailed error={error} onRetry={() => (isSearching ? search.retry() : void all.refetch())} />
          )}
          {!error && !items && <RowSkeletons count={8} />}
          {isEmpty && (
            <p className="p-4 wrap-anywhere text-ink-2">
              {isSearching ? searchWords.none(searched) : peopleWords.none[list ?? 'all']}
            </p>
          )}
        </div>
        {isSearching && hasMore && (
          <ShowMore
            list={searched}
            pages={search.pages}
            className="my-4"
            label={search.typeMore ? searchWords.readOn : undefined}
          />
        )}
      </div>
      <ContactDialog
        key={edited?.contactId ?? 'new'}
        contact={edited}
        open={isOpen}
        onClose={() => setOpen(false)}
      />
    </PageMain>
  );
}
