import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { storeContact } from './storeContact.ts';

/**
 * Creates a contact or replaces its details, whatever its revision, because the automation's program is where they are kept. The
 * edge removes the numbers from the answer.
 */
export function upsertContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: AutomationRequest<ContactDetails & { companyId: string; contactId: string }>,
): Promise<Contact | Refused> {
  const { companyId: _, contactId, ...details } = input;
  return storeContact(store, caller.company, { contactId, details, revision: 'any', now: now() });
}
