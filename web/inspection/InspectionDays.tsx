import { Link } from 'wouter';
import type { Inspection } from '#shared/domain/inspection.ts';
import { inspectionPath } from '../address.ts';
import { clockTime } from '../ui/exactTime.ts';
import { formatOf } from '../ui/formatOf.ts';
import { dayBeside } from '../ui/momentWords.ts';
import { words } from '../words.ts';
import { inspectionWords } from './inspectionWords.ts';

/** Lists inspections in the given order, under a head for each day. A row leads to the inspection. */
export function InspectionDays({
  inspections,
  timeZone,
  now,
}: {
  readonly inspections: readonly Inspection[];
  readonly timeZone: string;
  readonly now: Date;
}) {
  const days = new Map<string, Inspection[]>();
  for (const inspection of inspections) {
    const day = dayHead(inspection.startsAt, timeZone, now);
    days.set(day, [...(days.get(day) ?? []), inspection]);
  }
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="mt-5 overflow-hidden rounded-composer border border-line bg-paper">
      <h2 className="flex h-9.5 items-center border-b border-line px-4 text-section font-strong text-ink-2">
        {day}
      </h2>
      <ul aria-label={day} className="divide-y divide-line">
        {ofDay.map((inspection) => (
          <InspectionRow key={inspection.inspectionId} inspection={inspection} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  ));
}

function InspectionRow({
  inspection: { inspectionId, address, startsAt, people },
  timeZone,
}: {
  readonly inspection: Inspection;
  readonly timeZone: string;
}) {
  return (
    <li>
      <Link
        href={inspectionPath(inspectionId)}
        className="fade flex min-h-14 items-center gap-3 px-4 py-2 text-ink hover:bg-canvas hover:no-underline coarse:min-h-15"
      >
        <time dateTime={startsAt} className="tabular w-18 flex-none text-[13px] text-ink-2">
          {clockTime(startsAt, timeZone)}
        </time>
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-name">{address}</bdi>
          <span className="facts text-meta text-ink-3">
            {people.map(({ contactId, name, role }) => (
              <span key={`${contactId} ${role}`} className="wrap-anywhere">
                <bdi>{name}</bdi> ({words.roles[role].toLowerCase()})
              </span>
            ))}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** Returns "Today", "Tomorrow", "Yesterday", else "Friday, November 27", with the year when it is another. */
function dayHead(at: string, timeZone: string, now: Date): string {
  const full = formatOf(timeZone, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  const day = full.format(new Date(at));
  const isDay = (moment: Date) => full.format(moment) === day;
  if (isDay(now)) return inspectionWords.list.today;
  if (isDay(dayBeside(now, timeZone, 1))) return inspectionWords.list.tomorrow;
  if (isDay(dayBeside(now, timeZone, -1))) return inspectionWords.list.yesterday;
  const year = formatOf(timeZone, { year: 'numeric' });
  return year.format(new Date(at)) === year.format(now)
    ? formatOf(timeZone, { weekday: 'long', month: 'long', day: 'numeric' }).format(new Date(at))
    : day;
}
