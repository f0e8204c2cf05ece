import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import { contactPath, conversationPath } from '../address.ts';
import { queries } from '../api/queries.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { words } from '../words.ts';
import { ContactDialogBody } from './ContactDialog.tsx';
import { peopleWords } from './peopleWords.ts';
import { PersonChoice } from './PersonChoice.tsx';

export type NumberDialogSubject = {
  /** The person whose number changes; of several, the member chooses one. */
  readonly people: readonly NumberOwner[];
  /** True to open the thread at the new number once it is saved (P21). */
  readonly leadsOn?: boolean;
};

type NumberOwner = Pick<Contact, 'contactId' | 'name' | 'role' | 'agency'>;

/** Opens the form of a contact at their number, and first asks whose number when several people share it. */
export function NumberDialog({
  open,
  ...subject
}: NumberDialogSubject & { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      label={peopleWords.form.edit}
      open={open}
      onClose={subject.onClose}
      closeWords={words.contact.close}
    >
      <NumberDialogBody {...subject} />
    </Dialog>
  );
}

/** Keeps who was chosen only until the dialog is closed. */
function NumberDialogBody({ people, ...rest }: NumberDialogSubject & { readonly onClose: () => void }) {
  const [chosen, setChosen] = useState<NumberOwner>();
  const owner = people.length === 1 ? people[0] : chosen;
  if (owner) return <NumberForm contactId={owner.contactId} {...rest} />;
  const namesakes = people.filter((one) => people.some((other) => other !== one && areAlike(one, other)));
  return (
    <div className="p-5">
      <h2 className="mb-3 pr-8 text-title font-strong">{peopleWords.form.whose}</h2>
      <ul aria-label={peopleWords.form.whose} className="-mx-2 max-h-[50dvh] scroller">
        {people.map((person) => {
          const Choice = namesakes.includes(person) ? NamesakeChoice : PersonChoice;
          return (
            <li key={person.contactId}>
              <Choice person={person} onChoose={() => setChosen(person)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function areAlike(one: NumberOwner, other: NumberOwner): boolean {
  return one.name === other.name && one.role === other.role && one.agency === other.agency;
}

/**
 * Adds what distinguishes a person from another of the same name, role and agency. Only the contact has that, which the form asks
 * for in any case once the person is chosen.
 */
function NamesakeChoice(props: { readonly person: NumberOwner; readonly onChoose: () => void }) {
  const { data } = useQuery(queries.contact(props.person.contactId));
  const facts = [data?.contact.email, data?.inspections[0]?.address];
  return <PersonChoice {...props} laterFacts={facts.filter(Boolean).join(' · ')} />;
}

/** Holds the place of the form until the contact is loaded. */
function NumberForm({
  contactId,
  leadsOn = false,
  onClose,
}: Omit<NumberDialogSubject, 'people'> & { readonly contactId: string; readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery(queries.contact(contactId));
  const [, navigate] = useLocation();

  function follow({ archivedAt, texting }: Contact): void {
    if (!leadsOn) return;
    if (archivedAt !== undefined) return navigate('/conversations');
    const there = 'number' in texting ? conversationPath(texting.conversationId) : contactPath(contactId);
    navigate(there, { state: { contactId } });
  }
  if (data)
    return <ContactDialogBody contact={data.contact} focus="number" onClose={onClose} onSaved={follow} />;
  return (
    <div className="p-5 pr-12">
      {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Loading />}
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-label={words.list.loading}>
      <div className="skeleton h-40" />
    </div>
  );
}
