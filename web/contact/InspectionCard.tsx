import { Link } from 'wouter';
import type { InspectionSummary } from '#shared/domain/inspection.ts';
import { inspectionPath } from '../address.ts';
import { isolated } from '../namesOf.ts';
import { formatOf } from '../ui/formatOf.ts';

/** Shows an inspection of the contact: where, when, and who inspects, unless this is that inspector's own panel. Opens its page. */
export function InspectionCard({
  inspection,
  ownName,
  timeZone,
}: {
  readonly inspection: InspectionSummary;
  readonly ownName: string | undefined;
  readonly timeZone: string;
}) {
  const { inspectionId, address, startsAt } = inspection;
  const inspectors = inspection.inspectors.filter((name) => name !== ownName);
  return (
    <Link
      href={inspectionPath(inspectionId)}
      className="fade block rounded-control border border-line bg-raised px-3 py-2 text-ink no-underline hover:border-edge hover:no-underline"
    >
      <span className="block font-strong wrap-anywhere">{address}</span>
      <span className="block text-[13px] leading-[18px] text-ink-3">
        {[startOf(startsAt, timeZone), ...inspectors.map(isolated)].join(' · ')}
      </span>
    </Link>
  );
}

/** Returns "Tue, Nov 24, 9:00 AM", or only "Mar 3, 2025" for another year. */
function startOf(startsAt: string, timeZone: string): string {
  const start = new Date(startsAt);
  const year = formatOf(timeZone, { year: 'numeric' });
  const options: Intl.DateTimeFormatOptions =
    year.format(start) === year.format(new Date())
      ? { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }
      : { month: 'short', day: 'numeric', year: 'numeric' };
  return formatOf(timeZone, options).format(start);
}
