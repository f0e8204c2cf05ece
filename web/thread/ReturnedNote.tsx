import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Returned } from '../api/drafts.ts';
import { queries } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { Note } from './Note.tsx';

type Props = {
  readonly returned: Returned;
  /** Sends the text in the conversation where the person is reached now. */
  readonly sendTo: (conversationId: string) => void;
};

/** Says why a text came back to the composer, and offers the way on. */
export function ReturnedNote({ returned, sendTo }: Props) {
  const { code, sentence, contactId } = returned;
  if (code !== 'contact-moved' || contactId === undefined) return <Note bad>{sentence}</Note>;
  return <NumberChanged contactId={contactId} there={returned.newConversationId} sendTo={sendTo} />;
}

/**
 * Says that the number changed. Reads the name from the contact, because a person who never texted from their old number is not
 * in the conversation there.
 */
function NumberChanged({
  contactId,
  there,
  sendTo,
}: {
  readonly contactId: string;
  readonly there: string | undefined;
  readonly sendTo: Props['sendTo'];
}) {
  const { data } = useQuery(queries.contact(contactId));
  const name = data?.contact.name.split(' ')[0] ?? words.composer.thisContact;
  return (
    <Note bad>
      {there ? words.composer.numberChanged(name) : words.composer.numberGone(name)}{' '}
      {there ? (
        <Button look="link" onClick={() => sendTo(there)}>
          {words.composer.sendToNew}
        </Button>
      ) : (
        <Link href={`/contacts/${contactId}`} className="font-strong text-accent hover:underline">
          {words.acts.changeNumber}
        </Link>
      )}
    </Note>
  );
}
