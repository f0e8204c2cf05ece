import { Link } from 'wouter';
import type { InspectionPerson, InspectionSummary } from '#shared/domain/inspection.ts';
import { isolated } from '../namesOf.ts';
import { useNow } from '../ui/useNow.ts';
import { dayWords, startWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';

/** Shows a card with place, time and people, and a link to the thread of each of the others: "Text Dana · Text Priya". */
export function NextInspection({
  inspection: { inspectionId, address, startsAt },
  people,
  hereIds,
  timeZone,
}: {
  readonly inspection: InspectionSummary;
  readonly people: readonly InspectionPerson[];
  /** The ids of the people whom this thread reaches already. */
  readonly hereIds: readonly string[];
  readonly timeZone: string;
}) {
  const now = useNow(60_000);
  const others = people.filter(({ contactId }) => !hereIds.includes(contactId));
  const start = startWords(startsAt, timeZone, now);
  const isNear = start.startsWith('to');
  return (
    <div className="rounded-control border border-line border-l-[3px] border-l-accent bg-raised px-3 py-2.5">
      <Link href={`/inspections/${inspectionId}`} className="block font-strong wrap-anywhere text-ink">
        {address}
      </Link>
      <p className="text-[13px] leading-[19px] text-ink-2 first-letter:uppercase">
        {isNear ? `${start}, ${dayWords(startsAt, timeZone)}` : start}
      </p>
      {others.length > 0 && (
        <>
          <p className="text-[13px] leading-[19px] wrap-anywhere text-ink-2">
            {others.map(nameWithRole).join(' · ')}
          </p>
          <p className="mt-1 flex flex-wrap gap-x-3 text-[13px] leading-[19px]">
            {others.map(({ contactId, name }) => (
              <Link
                key={contactId}
                href={`/contacts/${contactId}`}
                aria-label={words.contact.text(name)}
                className="text-accent hover:underline coarse:flex coarse:min-h-11 coarse:items-center"
              >
                {words.contact.text(isolated(name.split(' ')[0] ?? name))}
              </Link>
            ))}
          </p>
        </>
      )}
    </div>
  );
}

/** Returns "Dana Reyes" for the inspector and "agent Priya Watanabe" for others. */
function nameWithRole({ name, role }: InspectionPerson): string {
  return role === 'inspector' ? isolated(name) : `${words.roles[role].toLowerCase()} ${isolated(name)}`;
}
