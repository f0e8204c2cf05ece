import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/api/liveEvent.ts';
import type { InspectionDetails } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { queries } from './queries.ts';

/**
 * Refetches what the page shows of people when an event says that a person came to a number, left it or has another name,
 * because the event does not carry their other data. Call it before the event is folded.
 */
export function refetchPeople(cache: QueryClient, event: LiveEvent): void {
  if (event.type !== 'conversation') return;
  const { conversationId, people } = event.conversation;
  const before = cache.getQueryData(queries.conversation(conversationId).queryKey);
  const known = before?.people ?? [];
  const contactIds = new Set([...known, ...people].map((person) => person.contactId));
  if (mayTextFactsOf(before) !== mayTextFactsOf(event.conversation) && listsRefusedTextTo(cache, contactIds))
    askForRefusedTexts(cache);
  void cache.invalidateQueries({
    queryKey: ['inspection'],
    predicate: ({ state }) => isOutdatedBy(event.conversation, state.data as InspectionDetails),
  });
  if (hashKey([known]) === hashKey([people])) return;
  for (const contactId of contactIds) {
    void cache.invalidateQueries({ queryKey: queries.contact(contactId).queryKey });
    void cache.invalidateQueries({ queryKey: queries.conversationOf(contactId).queryKey });
  }
  // The hits that are on the screen stay; the same search asks again when it is made again.
  void cache.invalidateQueries({ queryKey: ['search'], refetchType: 'none' });
}

/** Asks again for the texts that were refused for missing consent, on the board and on inspections. */
export function askForRefusedTexts(cache: QueryClient): void {
  for (const name of ['failed', 'inspection']) void cache.invalidateQueries({ queryKey: [name] });
}

/** Returns true when a person of an inspection came to this conversation or left it. */
function isOutdatedBy(
  { conversationId, people }: Conversation,
  inspection: InspectionDetails | undefined,
): boolean {
  return !!inspection?.people.some(({ contactId, conversation }) => {
    const isHere = people.some((person) => person.contactId === contactId && !person.former);
    return isHere !== (conversation?.conversationId === conversationId);
  });
}

/** Returns what decides whether an automated text can be sent to a conversation, in a form that can be compared. */
function mayTextFactsOf(conversation: Conversation | undefined): string {
  return hashKey([
    conversation?.people,
    conversation?.lastInboundAt,
    conversation?.optOut,
    conversation?.blocked,
  ]);
}

function listsRefusedTextTo(cache: QueryClient, contactIds: ReadonlySet<string>): boolean {
  const listed = [
    ...(cache.getQueryData(queries.failed().queryKey)?.pages ?? []),
    ...cache.getQueriesData<InspectionDetails>({ queryKey: ['inspection'] }).map(([, data]) => data),
  ];
  return listed.some((each) => each?.refused?.some(({ contactId }) => contactIds.has(contactId)));
}
