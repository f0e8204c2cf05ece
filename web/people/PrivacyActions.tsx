import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contact } from '#shared/domain/contact.ts';
import { contactActions } from '../api/contactActions.ts';
import { inboxQuery } from '../api/inbox.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { peopleWords } from './peopleWords.ts';
import { saveContactData } from './saveContactData.ts';

const { privacy: words } = peopleWords;

/** Lets admins save what is stored about a person, and erase the person after a confirmation (P22). */
export function PrivacyActions({
  contact: { contactId, name, erasingSince },
  onErased,
}: {
  readonly contact: Contact;
  readonly onErased: (erased: Contact) => void;
}) {
  const { data: me } = useQuery(inboxQuery());
  const { act, busy, sentence } = useAction();
  const isCutOff = erasingSince !== undefined;
  const [isAsking, setAsking] = useState(isCutOff);
  if (me?.member.role !== 'admin') return null;

  async function erase(): Promise<Contact> {
    const erased = await contactActions.erase(contactId);
    announce(words.erased);
    return erased;
  }
  return (
    <section aria-label={words.title} className="mt-4 border-t border-line pt-3">
      <div className="flex flex-wrap gap-2">
        {!isCutOff && (
          <Button look="small" aria-disabled={busy} onClick={() => act(() => saveContactData(contactId))}>
            {words.save}
          </Button>
        )}
        {!isAsking && (
          <Button look="small" onClick={() => setAsking(true)}>
            {words.erase}
          </Button>
        )}
      </div>
      {isAsking && (
        <div
          role="group"
          aria-label={words.eraseTitle(name)}
          className="mt-3 rounded-control bg-bad-wash p-3 wrap-anywhere"
        >
          <p className="font-strong">{words.eraseTitle(name)}</p>
          {words.eraseSays(name).map((paragraph) => (
            <p key={paragraph} className="mt-1 text-meta">
              {paragraph}
            </p>
          ))}
          <div className="mt-3 flex flex-wrap gap-2">
            {!isCutOff && <Button onClick={() => setAsking(false)}>{words.keep}</Button>}
            <Button look="danger" aria-disabled={busy} onClick={() => act(erase, onErased)}>
              {isCutOff ? words.continue : words.confirm}
            </Button>
          </div>
        </div>
      )}
      <ActionError className="mt-2" sentence={sentence} />
    </section>
  );
}
