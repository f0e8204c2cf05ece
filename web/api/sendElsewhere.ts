import type { Drafts } from './drafts.ts';
import type { Outbox } from './outboxSurroundings.ts';

/**
 * Sends a returned text to the conversation where the person is reached now, at its time if it was scheduled. If another text is
 * begun there already, it is appended to that one and not sent. Returns the id of the contact.
 */
export function sendElsewhere(
  { drafts, outbox }: { readonly drafts: Drafts; readonly outbox: Outbox },
  from: string,
  there: string,
): string | undefined {
  const draft = drafts.read(from);
  const movedId = draft?.returned?.contactId;
  if (!draft) return undefined;
  const begun = drafts.read(there)?.text;
  const text = begun ? `${begun}\n\n${draft.text}` : draft.text;
  drafts.write(there, text, movedId === undefined ? [] : [movedId], draft.later);
  drafts.remove(from);
  if (!begun) outbox.enter(there, []);
  return movedId;
}
