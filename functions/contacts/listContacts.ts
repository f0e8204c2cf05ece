import type { ContactList } from '#shared/domain/contact.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the contacts of one list, or all that are not archived, by name, 50 per page. */
export async function listContacts(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ list?: ContactList | undefined; cursor?: string | undefined }>,
) {
  const page = await store.listContacts(caller.company.companyId, input);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
