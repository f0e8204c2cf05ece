import type { ContactPanel } from '#shared/api/routes.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns a contact with its inspections, for the panel beside a thread. */
export async function findContact(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ contactId: string }>,
): Promise<ContactPanel | Refused> {
  const { companyId } = caller.company;
  const [contact, inspections] = await Promise.all([
    store.findContact(companyId, input.contactId),
    store.listInspectionsOf(companyId, input.contactId),
  ]);
  return contact ? { contact, inspections: [...inspections] } : refuse({ code: 'contact-not-found' });
}
