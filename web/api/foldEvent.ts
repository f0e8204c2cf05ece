import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#shared/api/liveEvent.ts';
import type { CompanyNumber } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { sections } from '#shared/domain/role.ts';
import { needsLook, foldFailed, foldFailedConversation } from './foldFailed.ts';
import { foldMessage, isSameMessage } from './foldMessage.ts';
import { foldRecent } from './foldRecent.ts';
import { foldUnread, isIncomplete } from './foldUnread.ts';
import { listedConversation } from './listedConversation.ts';
import { queries } from './queries.ts';
import { askForRefusedTexts } from './refetchPeople.ts';
import { recountWaiting } from './recountWaiting.ts';
import { refetchSoon } from './refetchSoon.ts';

/** Applies a pushed change to all cached data. Ignores repeated and outdated events. */
export function foldEvent(cache: QueryClient, event: LiveEvent, now: Date): void {
  if (event.type === 'conversation') return foldConversation(cache, event.conversation, now);
  if (event.type === 'access') {
    return void cache.invalidateQueries({ queryKey: queries.whoAmI().queryKey, exact: true });
  }
  if (event.type === 'number') return foldNumber(cache, event.number);
  const { message } = event;
  const { queryKey } = queries.messages(message.conversationId);
  cache.setQueryData(queryKey, (pages) => pages && foldMessage(pages, message));
  if (message.direction === 'inbound') return;
  foldInspectionText(cache, message);
  foldFailure(cache, message);
  recountWaiting(cache);
}

/** Adds a message to the Failed list or removes it. Refetches the list when the page does not know its conversation. */
function foldFailure(cache: QueryClient, message: OutboundMessage): void {
  const { queryKey } = queries.failed();
  const conversation = cache.getQueryData(queries.conversation(message.conversationId).queryKey);
  const before = cache.getQueryData(queryKey);
  if (!before || isOvertaken(cache, message)) return;
  const folded = foldFailed(before, message, conversation ?? listedConversation(message.conversationId));
  if (folded !== before) cache.setQueryData(queryKey, folded);
  else if (needsLook(message) && !before.pages.some(({ items }) => items.some(isListed))) {
    void cache.invalidateQueries({ queryKey, exact: true });
  }

  function isListed(item: { readonly message: OutboundMessage }): boolean {
    return isSameMessage(item.message, message);
  }
}

/** Returns true for a late event, so that it does not bring back a failure that was dismissed since. */
function isOvertaken(
  cache: QueryClient,
  { conversationId, messageId, at, revision }: OutboundMessage,
): boolean {
  const pages = cache.getQueryData(queries.messages(conversationId).queryKey)?.pages ?? [];
  return pages.some(({ items }) =>
    items.some((item) => item.messageId === messageId && item.at === at && item.revision > revision),
  );
}

/** Shows the new state of an automated text on the page of its inspection. */
function foldInspectionText(cache: QueryClient, message: OutboundMessage): void {
  const { author, conversationId, revision } = message;
  if (author.kind !== 'auto' || !author.inspection) return;
  cache.setQueryData(queries.inspection(author.inspection.inspectionId).queryKey, (inspection) => {
    if (!inspection) return inspection;
    const isSame = (text: OutboundMessage) =>
      isSameMessage(text, message) && text.conversationId === conversationId;
    if (inspection.texts.some((text) => isSame(text) && text.revision >= revision)) return inspection;
    const others = inspection.texts.filter((text) => !isSame(text));
    return {
      ...inspection,
      texts: [...others, message].toSorted((one, other) => (one.at < other.at ? -1 : 1)),
    };
  });
}

/** Updates the state of the company's number. The count of waiting texts is not pushed, so `recountWaiting` reads it again. */
export function foldNumber(cache: QueryClient, number: CompanyNumber): void {
  cache.setQueryData(queries.number().queryKey, (known) => {
    if (!known || known.revision >= number.revision) return known;
    const waiting = number.waiting ?? known.waiting;
    return { ...number, ...(number.paused && waiting && { waiting }) };
  });
}

/** Applies a conversation from an event or a response to the lists, the unread count and its own entry. */
export function foldConversation(cache: QueryClient, conversation: Conversation, now: Date): void {
  const { queryKey } = queries.conversation(conversation.conversationId);
  const known = cache.getQueryData(queryKey);
  if (known && known.revision > conversation.revision) return;
  cache.setQueryData(queryKey, conversation);
  if (conversation.refusedTextsRevision !== known?.refusedTextsRevision) askForRefusedTexts(cache);
  foldIntoUnread(cache, conversation);
  cache.setQueryData(
    queries.failed().queryKey,
    (pages) => pages && changed(pages, foldFailedConversation(pages, conversation)),
  );
  for (const section of sections) {
    cache.setQueryData(
      queries.recent(section).queryKey,
      (pages) => pages && changed(pages, foldRecent(pages, section, conversation, now)),
    );
  }
}

/** Returns what a list became, or undefined, which writes nothing: to write a list forgets that its next page failed. */
const changed = <Pages>(before: Pages, after: Pages) => (after === before ? undefined : after);

function foldIntoUnread(cache: QueryClient, conversation: Conversation): void {
  const { queryKey } = queries.unread();
  const unread = cache.setQueryData(queryKey, (before) => before && foldUnread(before, conversation));
  if (unread && isIncomplete(unread)) refetchSoon(cache, queryKey);
}
