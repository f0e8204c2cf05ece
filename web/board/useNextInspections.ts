import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { InspectionSummary } from '#shared/domain/inspection.ts';
import { queries } from '../api/queries.ts';

/** As many contacts as one request may name. */
const mostContacts = 100;

/** Returns the earliest next inspection among the people of a conversation, for as many people as one request may name. */
export function useNextInspections(
  conversations: readonly Conversation[],
): (conversation: Conversation) => InspectionSummary | undefined {
  const contactIds = [...new Set(conversations.flatMap(contactsOf))].slice(0, mostContacts).toSorted();
  const { data } = useQuery({
    ...queries.nextInspections(contactIds),
    enabled: contactIds.length > 0,
    placeholderData: (previous) => previous,
  });
  const next = new Map(data?.items.map(({ contactId, inspection }) => [contactId, inspection]));
  return (conversation) =>
    contactsOf(conversation)
      .flatMap((contactId) => next.get(contactId) ?? [])
      .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))[0];
}

function contactsOf({ people }: Conversation): readonly string[] {
  return people.filter((person) => !person.former).map((person) => person.contactId);
}
