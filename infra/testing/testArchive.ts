import { randomUUID } from 'node:crypto';
import { archiveContact, restoreContact } from '#functions/contacts/archiveContact.ts';
import { searchContacts } from '#functions/contacts/searchContacts.ts';
import { getConversation } from '#functions/conversations/getConversation.ts';
import { accepted } from './accepted.ts';
import { ana, office } from './officeTest.ts';

export const ask = <Input>(input: Input) => office.memberRequest(input);
export const archive = async () =>
  accepted(await archiveContact(office.granted, ask({ contactId: ana.contactId })));
export const restore = async () =>
  accepted(await restoreContact(office.granted, ask({ contactId: ana.contactId })));
/** Returns the contacts that a search finds. */
export const found = async (text: string) =>
  accepted(await searchContacts(office.granted, ask({ text }))).items.flatMap(({ contact }) => contact ?? []);
export const conversation = async () =>
  accepted(await getConversation(office.granted, ask({ conversationId: ana.conversationId })));
/** Returns the people of the conversation, each with whether they are former or archived. */
export const shown = async () =>
  (await conversation()).people.map(({ name, former, archived }) =>
    [name, ...(archived ? ['archived'] : former ? ['former'] : [])].join(', '),
  );
/** Returns the request of a member's text to Ana's number. */
export const draft = (contactId?: string) => ({
  conversationId: ana.conversationId,
  contactId,
  messageId: randomUUID(),
  text: 'See you at nine.',
});
