import { dayBounds } from '#shared/domain/localTime.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Counts the automated texts that are scheduled for the rest of the company's day or held until this morning. */
export function countAutomatedToday(
  { store, now }: Granted<{ store: 'read' }>,
  { caller: { company } }: MemberRequest<Record<string, never>>,
) {
  const moment = now();
  return store.countScheduledAutomated(
    company.companyId,
    moment,
    dayBounds('today', moment, company.timeZone).until,
  );
}
