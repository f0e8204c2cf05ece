import type { Inspection } from '#shared/domain/inspection.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Returns the inspection to which an automated message links (P9). */
export async function getInspection(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ inspectionId: string }>,
): Promise<Inspection | Refused> {
  const inspection = await store.findInspection(caller.company.companyId, input.inspectionId);
  return inspection ?? refuse({ code: 'inspection-not-found' });
}
