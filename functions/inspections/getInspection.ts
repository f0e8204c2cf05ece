import type { InspectionDetails } from '#shared/api/routes.ts';
import { mayReadTexts } from '#shared/domain/missingForTexting.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { refusedTextFrom } from '../messages/refusedText.ts';

/**
 * Returns an inspection with what each of its people can be texted at and the automated texts about it (P9, P27). Where the company
 * may not text, only admins still read the texts (P3).
 */
export async function getInspection(
  { store }: Granted<{ store: 'read' }>,
  { caller: { member, company }, input: { inspectionId } }: MemberRequest<{ inspectionId: string }>,
): Promise<InspectionDetails | Refused> {
  const { companyId } = company;
  const inspection = await store.findInspection(companyId, inspectionId);
  if (!inspection) return refuse({ code: 'inspection-not-found' });
  const [people, { texts, refused }] = await Promise.all([
    Promise.all(
      inspection.people.map(async (person) => {
        const contact = await store.findContact(companyId, person.contactId);
        return { ...person, ...(contact && { texting: contact.texting }) };
      }),
    ),
    mayReadTexts(member, company)
      ? store.listTextsOfInspection(companyId, inspectionId)
      : { texts: [], refused: [] },
  ]);
  return {
    ...inspection,
    people,
    texts: [...texts],
    refused: refused.map((text) => refusedTextFrom(company, text)),
  };
}
