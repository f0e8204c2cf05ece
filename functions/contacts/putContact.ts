import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { Asked } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { toldContact } from '#shared/store/toldContact.ts';

/** Creates or changes a contact; its conversation and its search entries change in the same transaction. */
export async function putContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: Asked<ContactDetails & { contactId: string; revision?: number | undefined }>,
): Promise<Contact | Refused> {
  const { contactId, revision, ...details } = input;
  return store.putContact(caller.company, toldContact(caller.company, contactId, details), revision, now());
}
