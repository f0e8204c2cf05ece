import { countryOf } from '#shared/domain/countryOf.ts';
import { monthBounds } from '#shared/domain/month.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import type { Month } from '#shared/domain/textCount.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/**
 * Counts the texts of a month for the next conversations of the company. A text counts in the month of its time in the thread. A text
 * that was never handed to the carrier does not count.
 */
export async function countTexts(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ readonly month: Month; readonly cursor?: string | undefined }>,
) {
  const { companyId, timeZone } = caller.company;
  const asked = { ...monthBounds(input.month, timeZone), countryOf };
  const counted = await store.countTexts(companyId, asked, input.cursor);
  return isRefused(counted) ? counted : { ...counted, items: [...counted.items] };
}
