import type { ContactPanel } from '#shared/api/routes.ts';
import { upcomingFrom } from '#shared/domain/inspection.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns a contact with its inspections and the people of the next one, for the panel beside a thread. */
export async function findContact(
  { store, now }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ contactId: string }>,
): Promise<ContactPanel | Refused> {
  const { companyId } = caller.company;
  const [contact, inspections] = await Promise.all([
    store.findContact(companyId, input.contactId),
    store.listInspectionsOf(companyId, input.contactId),
  ]);
  if (!contact) return refuse({ code: 'contact-not-found' });
  // The list is newest first, so the next inspection is the last one that is not over.
  const from = upcomingFrom(now()).toISOString();
  const next = inspections.findLast(({ startsAt }) => startsAt >= from);
  const inspection = next && (await store.findInspection(companyId, next.inspectionId));
  return {
    contact,
    inspections: [...inspections],
    ...(inspection && { nextPeople: inspection.people }),
  };
}
