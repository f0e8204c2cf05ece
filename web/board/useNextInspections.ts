import { useQuery } from '@tanstack/react-query';
import { currentContactsOf, type Conversation } from '#shared/domain/conversation.ts';
import type { InspectionSummary } from '#shared/domain/inspection.ts';
import { queries } from '../api/queries.ts';

/** Returns the earliest next inspection among the people of a conversation, for as many people as one request may name. */
export function useNextInspections(
  conversations: readonly Conversation[],
): (conversation: Conversation) => InspectionSummary | undefined {
  const contactIds = currentContactsOf(conversations);
  const { data } = useQuery({
    ...queries.nextInspections(contactIds),
    enabled: contactIds.length > 0,
    placeholderData: (previous) => previous,
  });
  const next = new Map(data?.items.map(({ contactId, inspection }) => [contactId, inspection]));
  return (conversation) =>
    currentContactsOf([conversation])
      .flatMap((contactId) => next.get(contactId) ?? [])
      .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))[0];
}
