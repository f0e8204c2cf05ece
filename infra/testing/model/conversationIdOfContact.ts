import type { ModelOffice } from './modelOffice.ts';

/** Returns the conversation at the contact's current number. */
export function conversationIdOfContact(
  office: ModelOffice,
  contactId: string | undefined,
): string | undefined {
  for (const [conversationId, { people }] of office.watch.rows()) {
    const person = contactId === undefined ? undefined : people[contactId];
    if (person && person.formerSince === undefined) return conversationId;
  }
  return undefined;
}
