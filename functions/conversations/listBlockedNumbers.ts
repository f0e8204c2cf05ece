import { isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the blocked numbers of the company with who blocked them and when, the newest block first. */
export async function listBlockedNumbers(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ cursor?: string | undefined }>,
) {
  const page = await store.listBlocked(caller.company.companyId, input.cursor);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
