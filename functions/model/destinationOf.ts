import type { ModelOffice } from './modelOffice.ts';

/** The conversation in which the contact is reached now. */
export function destinationOf(office: ModelOffice, contactId: string | undefined): string | undefined {
  for (const [conversationId, { people }] of office.watch.rows()) {
    const person = contactId === undefined ? undefined : people[contactId];
    if (person && person.formerSince === undefined) return conversationId;
  }
  return undefined;
}
