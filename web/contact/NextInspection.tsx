import { Link } from 'wouter';
import type { PersonToText } from '#shared/api/routes.ts';
import type { InspectionSummary } from '#shared/domain/inspection.ts';
import { contactPath, inspectionPath } from '../address.ts';
import { isolated } from '../namesOf.ts';
import { useNow } from '../ui/useNow.ts';
import { clockTime } from '../ui/exactTime.ts';
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
  readonly people: readonly PersonToText[];
  /** The ids of the people whom this thread reaches already. */
  readonly hereIds: readonly string[];
  readonly timeZone: string;
}) {
  const now = useNow(60_000);
  const others = people.filter(({ contactId }) => !hereIds.includes(contactId));
  const start = startWords(startsAt, timeZone, now);
  const [near] = /^to\w+/.exec(start) ?? [];
  return (
    <div className="rounded-control border border-line border-l-[3px] border-l-accent bg-raised px-3 py-2.5">
      <Link href={inspectionPath(inspectionId)} className="block font-strong wrap-anywhere text-ink">
        {address}
      </Link>
      <p className="text-[13px] leading-[19px] text-ink-2 first-letter:uppercase">
        {near ? `${near}, ${dayWords(startsAt, timeZone)}, ${clockTime(startsAt, timeZone)}` : start}
      </p>
      {others.length > 0 && (
        <>
          <p className="facts text-[13px] leading-[19px] wrap-anywhere text-ink-2">
            {others.map((person) => (
              <span key={person.contactId}>{nameWithRole(person)}</span>
            ))}
          </p>
          <p className="facts mt-1 text-[13px] leading-[19px] text-ink-3">
            {others.map((person) => (
              <span key={person.contactId}>
                <TextLink person={person} />
              </span>
            ))}
          </p>
        </>
      )}
    </div>
  );
}

/** Returns "Dana Reyes" for the inspector and "agent Priya Watanabe" for others. */
function nameWithRole({ name, role }: PersonToText): string {
  return role === 'inspector' ? isolated(name) : `${words.roles[role].toLowerCase()} ${isolated(name)}`;
}

/** Leads to a person's thread, or, when their number is missing or unusable, says so and leads to where it is entered (P20). */
function TextLink({ person: { contactId, name, texting } }: { readonly person: PersonToText }) {
  const first = isolated(name.split(' ')[0] ?? name);
  const wordsFor = (shown: string) =>
    !texting || 'number' in texting
      ? words.contact.text(shown)
      : 'missing' in texting
        ? words.contact.addNumberOf(shown, texting.missing)
        : words.contact.correctNumberOf(shown, texting.unusable);
  return (
    <Link
      href={contactPath(contactId)}
      aria-label={wordsFor(name)}
      className="tap text-accent hover:underline coarse:inline-flex coarse:min-h-9 coarse:items-center"
    >
      {wordsFor(first)}
    </Link>
  );
}
