import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Conversation } from '#shared/domain/conversation.ts';
import { nextInspectionOf } from '#shared/domain/inspection.ts';
import { inspectionPath } from '../address.ts';
import { queries } from '../api/queries.ts';
import { startWords } from '../ui/momentWords.ts';
import { useNow } from '../ui/useNow.ts';

/**
 * Shows "214 Maple Ave, tomorrow 9:00 AM" and leads to the inspection. Reads the answer that the panel beside the thread also
 * needs. A phone has no room for it.
 */
export function NextInspectionLink({
  conversation: { people },
  timeZone,
}: {
  readonly conversation: Conversation;
  readonly timeZone: string;
}) {
  const now = useNow(60_000);
  const person = people.find(({ former }) => !former);
  const { data } = useQuery({ ...queries.contact(person?.contactId ?? ''), enabled: person !== undefined });
  const next = nextInspectionOf(data?.inspections ?? [], now);
  if (!next) return null;
  return (
    <span className="max-w-full truncate max-desk:hidden">
      <Link href={inspectionPath(next.inspectionId)} className="text-accent">
        <bdi>{next.address}</bdi>, {startWords(next.startsAt, timeZone, now)}
      </Link>
    </span>
  );
}
