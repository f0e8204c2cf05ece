import type { GivenConsent } from '#shared/domain/consentRecord.ts';
import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import type { Refused } from '#shared/domain/refusal.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { storeContact } from './storeContact.ts';

type Upsert = ContactDetails & {
  readonly companyId: string;
  readonly contactId: string;
  readonly consent?: GivenConsent | undefined;
};

/**
 * Creates a contact or replaces its details, whatever its revision, because the automation's program is where they are kept. The
 * edge removes the numbers from the answer.
 */
export function upsertContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: AutomationRequest<Upsert>,
): Promise<Contact | Refused> {
  const { companyId: _, contactId, consent, ...details } = input;
  const by = caller.automation.name;
  const change = { contactId, details, revision: 'any', consent, by, now: now() } as const;
  return storeContact(store, caller.company, change);
}
