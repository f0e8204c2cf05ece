import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { contactPath } from '../address.ts';
import type { SendLater } from '../api/outboxEntries.ts';
import { queries } from '../api/queries.ts';
import { sendElsewhere } from '../api/sendElsewhere.ts';
import { writing } from '../api/writing.ts';
import { Button } from '../ui/Button.tsx';
import { comingWords } from '../ui/momentWords.ts';
import { stepWords } from '../stepWords.ts';
import { possessive } from './nameForms.ts';
import { Note } from './Note.tsx';

const numberWords = {
  changed: (name: string) => `${possessive(name)} number changed.`,
  gone: (name: string) => `${possessive(name)} number changed, and the new one can’t be texted.`,
  thisContact: 'This contact',
  sendThereAt: (when: string) => `Send to the new number ${when}`,
} as const;

export type NumberChangedProps = {
  readonly contactId: string;
  /** The conversation where the person is reached now; absent if their new number cannot be texted. */
  readonly there: string | undefined;
  /** When the text goes out; absent for now. */
  readonly later: SendLater | undefined;
  readonly timeZone: string;
  /** The conversation at the old number, whose draft is the text. */
  readonly conversationId: string;
  /** Opens another conversation, at which the same person is reached now. */
  readonly onMove: (conversationId: string, contactId: string | undefined) => void;
};

/**
 * Says that the number changed. Reads the name from the contact, because a person who never texted from their old number is not
 * in the conversation there.
 */
export function NumberChanged({
  contactId,
  there,
  later,
  timeZone,
  conversationId,
  onMove,
}: NumberChangedProps) {
  const { data } = useQuery(queries.contact(contactId));
  const name = data?.contact.name.split(' ')[0] ?? numberWords.thisContact;
  return (
    <Note bad>
      {there ? numberWords.changed(name) : numberWords.gone(name)}{' '}
      {there ? (
        <Button look="link" onClick={() => onMove(there, sendElsewhere(writing(), conversationId, there))}>
          {later ? numberWords.sendThereAt(comingWords(later.scheduledAt, timeZone)) : stepWords.sendToNew}
        </Button>
      ) : (
        <Link href={contactPath(contactId)} className="font-strong text-accent hover:underline">
          {stepWords.changeNumber}
        </Link>
      )}
    </Note>
  );
}
