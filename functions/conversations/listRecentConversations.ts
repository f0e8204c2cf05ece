import { isRefused } from '#shared/domain/refusal.ts';
import type { Section } from '#shared/domain/role.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists a section's conversations of the last 14 days, newest first, 30 per page (P4). */
export async function listRecentConversations(
  { store, now }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ section: Section; cursor?: string | undefined }>,
) {
  const page = await store.listRecent(caller.company.companyId, input.section, now(), input.cursor);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
