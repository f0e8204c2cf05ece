import type { Inspection } from '#shared/domain/inspection.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Upsert = {
  readonly inspectionId: string;
  readonly address: string;
  readonly startsAt: string;
  readonly contactIds: readonly string[];
};

/**
 * 1 Finds every contact, because their names and roles are stored with the inspection. 2 Creates the inspection or replaces it.
 * The same inspection again changes nothing.
 */
export async function upsertInspection(
  { store }: Granted<{ store: 'write' }>,
  { caller, input }: AutomationRequest<Upsert>,
): Promise<Inspection | Refused> {
  const { companyId } = caller.company;
  const contactIds = [...new Set(input.contactIds)];
  const contacts = await Promise.all(contactIds.map((id) => store.findContact(companyId, id, true)));
  const unknown = contactIds.filter((_, index) => !contacts[index]);
  if (unknown.length > 0) return refuse({ code: 'contacts-not-found', contactIds: unknown });
  return store.putInspection(companyId, {
    inspectionId: input.inspectionId,
    address: input.address,
    startsAt: input.startsAt,
    people: contacts.flatMap((contact) =>
      contact ? [{ contactId: contact.contactId, role: contact.role, name: contact.name }] : [],
    ),
  });
}
