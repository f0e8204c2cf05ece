import type { NextInspection } from '#shared/api/routes.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** An inspection that began less than three hours ago is still the next one: its people are on site. */
const onSiteMilliseconds = 3 * 60 * 60 * 1000;

/** Finds the next inspection of each contact, in the order asked; contacts without one are left out. */
export async function findNextInspections(
  { store, now }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ contactIds: readonly string[] }>,
): Promise<{ items: NextInspection[] }> {
  const from = new Date(now().getTime() - onSiteMilliseconds);
  const found = await Promise.all(
    [...new Set(input.contactIds)].map(async (contactId) => {
      const inspection = await store.findNextInspectionOf(caller.company.companyId, contactId, from);
      return inspection ? [{ contactId, inspection }] : [];
    }),
  );
  return { items: found.flat() };
}
