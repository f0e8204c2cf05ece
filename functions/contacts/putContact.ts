import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';

/**
 * 1 Refuses the company's own number, because its texts would come back to the company. 2 Creates or changes the contact; its
 * conversation and its search entries change in the same transaction.
 */
export async function putContact(
  { store, now }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<ContactDetails & { contactId: string; revision?: number | undefined }>,
): Promise<Contact | Refused> {
  const { contactId, revision, ...details } = input;
  const resolved = resolveContact(caller.company, contactId, details);
  if ('number' in resolved.texting && resolved.texting.number === caller.company.originationNumber)
    return refuse({ code: 'number-is-ours', field: phoneFieldOf[details.role] });
  return store.putContact(caller.company, resolved, revision, now());
}
