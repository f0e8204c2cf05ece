import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { queries } from '../api/queries.ts';
import { useOutboxEntries, writing } from '../api/writing.ts';
import { useNextPage, type Pages } from '../api/useNextPage.ts';
import { threadTimeOf, threadOrder, type ThreadOrder } from './threadOrder.ts';

const none: readonly OutboundMessage[] = [];

export type ThreadMessages = {
  /**
   * The messages, oldest first, and at the end the texts that were entered and are not stored yet; undefined until the page with
   * the end of the thread is loaded.
   */
  readonly messages: readonly Message[] | undefined;
  /** The scheduled texts, the next one to go out first. */
  readonly later: readonly OutboundMessage[];
  readonly failed: boolean;
  readonly retry: () => void;
  readonly older: Pages;
};

/** Returns the messages of a conversation as far as the page knows them: the loaded pages, and the member's own texts on their way. */
export function useThreadMessages(conversationId: string, { member }: WhoAmI): ThreadMessages {
  const query = useInfiniteQuery(queries.messages(conversationId));
  const entries = useOutboxEntries(conversationId);
  const stored = useMemo(
    () => query.data?.pages.toReversed().flatMap((page) => page.items.toReversed()),
    [query.data],
  );
  const order = useMemo(() => {
    const all = stored && threadOrder(stored, query.hasNextPage);
    // Many texts that go out later may fill the newest pages; the end of the thread is on an older one.
    return all && (all.past.length > 0 || !query.hasNextPage) ? all : undefined;
  }, [stored, query.hasNextPage]);
  const own = useMemo(() => order && withEntries(order, entries, member), [order, entries, member]);
  useEffect(() => {
    const waiting = new Set(entries.flatMap((entry) => (entry.stored ? [] : [entry.messageId])));
    if (waiting.size === 0) return;
    for (const message of order ? newestOf(order) : [])
      if (message.direction === 'outbound' && waiting.has(message.messageId))
        writing().outbox.arrived(message);
  }, [order, entries]);
  const older: Pages = {
    hasNextPage: query.hasNextPage,
    isFetching: query.isFetching,
    // The thread stays on the screen when a refetch fails, and its older texts can still be loaded.
    error: query.isFetchNextPageError ? query.error : null,
    fetchNextPage: query.fetchNextPage,
  };
  useNextPage(older, stored !== undefined && !order);
  return {
    messages: own?.past,
    later: own?.later ?? none,
    failed: !order && query.isError,
    retry: () => void (query.data ? query.fetchNextPage() : query.refetch()),
    older,
  };
}

/** Shows one bubble per message: the stored message replaces an entry of its id. */
function withEntries(
  { past, later }: ThreadOrder,
  entries: readonly OutboxEntry[],
  member: WhoAmI['member'],
): ThreadOrder {
  if (entries.length === 0) return { past, later };
  const known = new Set(newestOf({ past, later }).map((message) => message.messageId));
  const missing = entries.filter((entry) => !known.has(entry.messageId));
  const last = past.at(-1);
  const lastAt = last ? threadTimeOf(last) : '';
  const own = missing.map((entry) => entry.stored ?? asMessage(entry, lastAt, member));
  const waits = ({ state }: OutboundMessage) => state === 'scheduled';
  return {
    past: [...past, ...own.filter((message) => !waits(message))],
    later: [...later, ...own.filter(waits)].toSorted((one, other) => (one.at < other.at ? -1 : 1)),
  };
}

/** Returns the messages among which a text that was just entered may be stored. */
function newestOf({ past, later }: ThreadOrder): readonly Message[] {
  return [...past.slice(-200), ...later];
}

function asMessage(
  { messageId, conversationId, text, contactId, enteredAt, aside, scheduledAt, cancelIfReplied }: OutboxEntry,
  lastAt: string,
  member: WhoAmI['member'],
): OutboundMessage {
  // This computer's clock may be behind the server's, so what was entered last is still placed last, in its day.
  const at = scheduledAt && !aside ? scheduledAt : enteredAt > lastAt ? enteredAt : lastAt;
  return {
    messageId,
    conversationId,
    text,
    at,
    revision: -1,
    direction: 'outbound',
    author: { kind: 'member', memberId: member.memberId, name: member.name },
    ...(contactId && { contactId }),
    // A text that was set aside has not gone out, and says why under its bubble.
    state: aside ? 'failed' : scheduledAt ? 'scheduled' : 'queued',
    ...(cancelIfReplied && { cancelIfReplied }),
    stateAt: at,
  };
}
