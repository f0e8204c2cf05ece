import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { storeContact } from './storeContact.ts';

/** Creates a contact, or changes it if it still has the revision that the member saw. */
export function putContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<ContactDetails & { contactId: string; revision?: number | undefined }>,
): Promise<Contact | Refused> {
  const { contactId, revision, ...details } = input;
  return storeContact(store, caller.company, { contactId, details, revision, now: now() });
}
