import type { Contact } from '#shared/domain/contact.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { ContactRow } from './ContactRow.tsx';
import { LoadFailed } from './LoadFailed.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';
import type { useSearch } from './useSearch.ts';

/** The found contacts below the search box, or what to do when there are none. */
export function SearchResults({
  typed,
  search,
  listId,
  activeId,
  idOf,
  onChoose,
}: {
  readonly typed: string;
  readonly search: ReturnType<typeof useSearch>;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly idOf: (contact: Contact) => string;
  readonly onChoose: (contact: Contact, inNewTab: boolean) => void;
}) {
  const { found, typeMore, settled, error, again, hasMore, more } = search;
  return (
    <>
      <ul id={listId} role="listbox" aria-label={words.list.search} className="pt-1">
        {found?.map((contact) => (
          <ContactRow
            key={contact.contactId}
            contact={contact}
            id={idOf(contact)}
            active={idOf(contact) === activeId}
            onChoose={(inNewTab) => onChoose(contact, inNewTab)}
          />
        ))}
      </ul>
      {error && !found && <LoadFailed error={error} onAgain={again} />}
      {!error && !found && <RowSkeletons count={4} />}
      {settled && found?.length === 0 && (
        <p className="px-3 py-2 wrap-anywhere text-ink-2">{words.search.none(typed.trim())}</p>
      )}
      {typeMore && settled && <p className="px-3 py-2 text-ink-3">{words.search.more}</p>}
      {hasMore && !typeMore && (
        <Button look="link" className="mx-3 my-2" onClick={more}>
          {words.list.showMore}
        </Button>
      )}
    </>
  );
}
