import type { GivenConsent } from '#shared/domain/consentRecord.ts';
import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { storeContact } from './storeContact.ts';

type Change = ContactDetails & {
  readonly contactId: string;
  readonly revision?: number | undefined;
  readonly consent?: GivenConsent | undefined;
};

/** Creates a contact, or changes it if it still has the revision that the member saw. */
export function putContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Change>,
): Promise<Contact | Refused> {
  const { contactId, revision, consent, ...details } = input;
  const by = caller.member.name;
  return storeContact(store, caller.company, { contactId, details, revision, consent, by, now: now() });
}
