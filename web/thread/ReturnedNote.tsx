import { lazily } from '../frame/lazily.tsx';
import type { Returned } from '../api/drafts.ts';
import type { NumberChangedProps } from './NumberChanged.tsx';
import { Note } from './Note.tsx';

const numberChanged = lazily(async () => (await import('./NumberChanged.tsx')).NumberChanged, null);

/** Says why a text came back to the composer, and offers the way on. */
export function ReturnedNote({
  returned: { code, sentence, contactId, newConversationId },
  ...way
}: { readonly returned: Returned } & Omit<NumberChangedProps, 'contactId' | 'there'>) {
  if (code !== 'contact-moved' || contactId === undefined) return <Note bad>{sentence}</Note>;
  return <numberChanged.Component contactId={contactId} there={newConversationId} {...way} />;
}
