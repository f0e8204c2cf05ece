import { ChevronRight } from 'lucide-react';
import type { Person } from '#shared/domain/conversation.ts';
import type { PersonToText } from '#shared/api/routes.ts';
import { maxInspectionsListed, upcomingFrom, type InspectionSummary } from '#shared/domain/inspection.ts';
import { words } from '../words.ts';
import { InspectionCard } from './InspectionCard.tsx';
import { NextInspection } from './NextInspection.tsx';
import { PanelSection } from './PanelSection.tsx';

type Props = {
  /** The newest first; undefined until they are loaded. */
  readonly inspections: readonly InspectionSummary[] | undefined;
  readonly person: Pick<Person, 'contactId' | 'name' | 'role'>;
  readonly timeZone: string;
};

/** Shows the next inspection of a person, and the people to text about it. */
export function Upcoming({
  inspections,
  nextPeople = [],
  person,
  sharers,
  timeZone,
}: Props & {
  readonly nextPeople?: readonly PersonToText[] | undefined;
  readonly sharers: readonly Person[];
}) {
  const { next } = parted(inspections ?? []);
  if (!inspections) return <div className="skeleton mt-4 h-24" />;
  if (inspections.length === 0) return <p className="mt-4 text-ink-2">{words.contact.noInspections}</p>;
  if (!next) return null;
  return (
    <section className="mt-4">
      <h3 className="mb-2 text-[13px] leading-[18px] font-normal text-ink-3">
        {words.contact.nextInspection}
      </h3>
      <NextInspection
        inspection={next}
        people={nextPeople}
        hereIds={[person, ...sharers].map(({ contactId }) => contactId)}
        timeZone={timeZone}
      />
    </section>
  );
}

/** Lists the inspections after the next one and, folded, the past ones. */
export function OtherInspections({ inspections = [], person, timeZone }: Props) {
  const { later, earlier } = parted(inspections);
  const cards = (some: readonly InspectionSummary[]) => (
    <ul className="flex flex-col gap-2">
      {some.map((inspection) => (
        <li key={inspection.inspectionId}>
          <InspectionCard
            inspection={inspection}
            ownName={person.role === 'inspector' ? person.name : undefined}
            timeZone={timeZone}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {later.length > 0 && <PanelSection title={words.contact.laterInspections}>{cards(later)}</PanelSection>}
      {earlier.length > 0 && (
        <PanelSection>
          <details className="group">
            <summary className="flex min-h-7 cursor-pointer list-none items-center gap-1 rounded-small text-[13px] text-ink-2 hover:text-ink coarse:min-h-11">
              <ChevronRight size={14} aria-hidden="true" className="group-open:rotate-90" />
              {words.contact.earlierInspections(
                earlier.length < maxInspectionsListed ? earlier.length : undefined,
              )}
            </summary>
            <div className="mt-2">{cards(earlier)}</div>
          </details>
        </PanelSection>
      )}
    </>
  );
}

function parted(inspections: readonly InspectionSummary[]) {
  const since = upcomingFrom(new Date()).toISOString();
  const coming = inspections.filter(({ startsAt }) => startsAt >= since).toReversed();
  return {
    next: coming[0],
    later: coming.slice(1),
    earlier: inspections.filter(({ startsAt }) => startsAt < since),
  };
}
