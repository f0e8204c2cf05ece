import { useState } from 'react';
import type { Contact } from '#shared/domain/contact.ts';
import { searchedText } from '#shared/domain/searchedText.ts';
import { contactLine, keyOf } from '../inbox/contactLine.ts';
import { SearchEnd } from '../inbox/SearchEnd.tsx';
import { useSearch } from '../inbox/useSearch.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SearchField } from '../SearchField.tsx';
import { words } from '../words.ts';
import { peopleWords } from './peopleWords.ts';
import { PersonChoice } from './PersonChoice.tsx';

/** Lets a member choose the contact who gets an unknown number. What that changes is said before it is saved. */
export function AttachDialog({
  open,
  onClose,
  onChoose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (contact: Contact) => void;
}) {
  const { attachTitle } = peopleWords.unknown;
  return (
    <Dialog label={attachTitle} open={open} onClose={onClose} closeWords={words.contact.close}>
      <Choice onChoose={onChoose} />
    </Dialog>
  );
}

function Choice({ onChoose }: { readonly onChoose: (contact: Contact) => void }) {
  const [typed, setTyped] = useState('');
  const searched = searchedText(typed);
  const search = useSearch(searched);
  const found = search.found?.filter(({ contact }) => contact !== undefined) ?? [];
  return (
    <div className="p-5">
      <h2 className="mb-3 pr-8 text-title font-strong">{peopleWords.unknown.attachTitle}</h2>
      <SearchField label={peopleWords.unknown.attachSearch} text={typed} onText={setTyped} />
      <div className="-mx-2 mt-2 max-h-[50dvh] min-h-40 scroller">
        <ul>
          {found.map((item) => {
            const { contact } = item;
            if (!contact) return null;
            return (
              <li key={keyOf(item)}>
                <PersonChoice
                  person={contact}
                  contactLine={contactLine(item).words}
                  onChoose={() => onChoose(contact)}
                />
              </li>
            );
          })}
        </ul>
        {typed.trim() === '' ? (
          <p className="p-2 text-ink-2">{peopleWords.unknown.attachHint}</p>
        ) : (
          <SearchEnd searched={searched} search={search} count={found.length} />
        )}
      </div>
    </div>
  );
}
