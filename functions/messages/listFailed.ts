import { isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the failed and unconfirmed texts that need attention, newest first. */
export async function listFailed(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ cursor?: string | undefined }>,
) {
  const page = await store.listFailed(caller.company.companyId, input.cursor);
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
