import { isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the contacts of the company by name, 50 per page. */
export async function listContacts(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ cursor?: string | undefined }>,
) {
  const page = await store.listContacts(caller.company.companyId, input.cursor);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
