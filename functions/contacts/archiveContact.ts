import type { Contact } from '#shared/domain/contact.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Archives a contact, which leaves the lists and the search. Its texts stay in their conversation. */
export function archiveContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ readonly contactId: string }>,
): Promise<Contact | Refused> {
  return store.archiveContact(caller.company.companyId, input.contactId, true, now());
}

/** Restores an archived contact, which returns to its number and to the lists. */
export function restoreContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<{ readonly contactId: string }>,
): Promise<Contact | Refused> {
  return store.archiveContact(caller.company.companyId, input.contactId, false, now());
}
