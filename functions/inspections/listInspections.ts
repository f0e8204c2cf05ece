import { upcomingFrom } from '#shared/domain/inspection.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Input = { readonly when: 'upcoming' | 'past'; readonly cursor?: string | undefined };

/** Lists the company's upcoming or past inspections, 50 per page. */
export async function listInspections(
  { store, now }: Granted<{ store: 'read' }>,
  { caller, input: { when, cursor } }: MemberRequest<Input>,
) {
  const page = await store.listInspections(caller.company.companyId, when, upcomingFrom(now()), { cursor });
  return isRefused(page) ? page : { ...page, items: [...page.items] };
}
