import type { NextInspection } from '#shared/api/routes.ts';
import { upcomingFrom } from '#shared/domain/inspection.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Finds the next inspection of each contact, in the requested order. Leaves out contacts without one. */
export async function findNextInspections(
  { store, now }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ contactIds: readonly string[] }>,
): Promise<{ items: NextInspection[] }> {
  const from = upcomingFrom(now());
  const found = await Promise.all(
    [...new Set(input.contactIds)].map(async (contactId) => {
      const inspection = await store.findNextInspectionOf(caller.company.companyId, contactId, from);
      return inspection ? [{ contactId, inspection }] : [];
    }),
  );
  return { items: found.flat() };
}
