import type { OutputOf } from '#shared/api/route.ts';
import type { routes } from '#shared/api/routes.ts';
import type { Day } from '#shared/domain/inspection.ts';
import { dayBounds } from '#shared/domain/localTime.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import type { AutomationRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Lists the inspections that start on a day of the company's time zone, earliest first, with that time zone. */
export async function listInspectionsOfDay(
  { store, now }: Granted<{ store: 'read' }>,
  { caller, input }: AutomationRequest<{ readonly day: Day; readonly cursor?: string | undefined }>,
): Promise<OutputOf<typeof routes.listInspectionsOfDay> | Refused> {
  const { companyId, timeZone } = caller.company;
  const { from, until } = dayBounds(input.day, now(), timeZone);
  const page = await store.listInspections(companyId, 'upcoming', from, {
    cursor: input.cursor,
    until,
  });
  if (isRefused(page)) return page;
  // The index may be older than an inspection that has just moved to another day.
  const items = page.items.filter(
    ({ startsAt }) => startsAt >= from.toISOString() && startsAt < until.toISOString(),
  );
  return { ...page, items, timeZone };
}
