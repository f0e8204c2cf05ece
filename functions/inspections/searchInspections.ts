import { isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Finds inspections whose address and people contain every typed word. */
export async function searchInspections(
  { store }: Granted<{ store: 'read' }>,
  { caller, input: { text, cursor } }: MemberRequest<{ text: string; cursor?: string | undefined }>,
) {
  const page = await store.searchInspections(caller.company.companyId, text, cursor);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
