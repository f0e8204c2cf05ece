import type { ContactPanel } from '#shared/api/routes.ts';
import { nextInspectionOf, upcomingFrom } from '#shared/domain/inspection.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns a contact with its inspections, the people of the next one and every consent on record, for the panel beside a thread. */
export async function findContact(
  { store, now }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ contactId: string }>,
): Promise<ContactPanel | Refused> {
  const { companyId } = caller.company;
  const [contact, inspections, consents] = await Promise.all([
    store.findContact(companyId, input.contactId),
    store.listInspectionsOf(companyId, input.contactId, upcomingFrom(now())),
    store.listConsentEvidence(companyId, input.contactId),
  ]);
  if (!contact) return refuse({ code: 'contact-not-found' });
  const next = nextInspectionOf(inspections, now());
  const inspection = next && (await store.findInspection(companyId, next.inspectionId));
  const nextPeople =
    inspection &&
    (await Promise.all(
      inspection.people.map(async (person) => {
        const other = await store.findContact(companyId, person.contactId);
        return { ...person, ...(other && { texting: other.texting }) };
      }),
    ));
  return {
    contact,
    inspections: [...inspections],
    consents: [...consents],
    ...(nextPeople && { nextPeople }),
  };
}
