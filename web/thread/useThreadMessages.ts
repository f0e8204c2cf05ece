import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Message } from '#shared/domain/message.ts';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { queries } from '../api/queries.ts';
import { useOutboxEntries, writing } from '../api/writing.ts';
import type { OlderTexts } from './MessageList.tsx';

export type ThreadMessages = {
  /** Oldest first, what was entered and is not stored yet at the end; undefined until the newest page is there. */
  readonly messages: readonly Message[] | undefined;
  readonly failed: boolean;
  readonly again: () => void;
  readonly older: OlderTexts;
};

/** What is said in a conversation as far as the page knows it: the loaded pages, and the member's own texts on their way. */
export function useThreadMessages(conversationId: string, { member }: WhoAmI): ThreadMessages {
  const query = useInfiniteQuery(queries.messages(conversationId));
  const entries = useOutboxEntries(conversationId);
  const stored = useMemo(
    () => query.data?.pages.toReversed().flatMap((page) => page.items.toReversed()),
    [query.data],
  );
  const messages = useMemo(() => stored && withEntries(stored, entries, member), [stored, entries, member]);
  useEffect(() => {
    const waiting = new Set(entries.flatMap((entry) => (entry.stored ? [] : [entry.messageId])));
    if (waiting.size === 0) return;
    for (const message of stored?.slice(-200) ?? [])
      if (message.direction === 'outbound' && waiting.has(message.messageId))
        writing().outbox.arrived(message);
  }, [stored, entries]);
  return {
    messages,
    failed: query.isError && !query.data,
    again: () => void query.refetch(),
    older: {
      exist: query.hasNextPage,
      loading: query.isFetchingNextPage,
      failed: query.isFetchNextPageError,
      load: () => void query.fetchNextPage(),
    },
  };
}

/** One bubble per message: an entry gives way to the stored message of its id. */
function withEntries(
  stored: readonly Message[],
  entries: readonly OutboxEntry[],
  member: WhoAmI['member'],
): readonly Message[] {
  if (entries.length === 0) return stored;
  const newest = stored.slice(-200);
  const known = new Set(newest.map((message) => message.messageId));
  const missing = entries.filter((entry) => !known.has(entry.messageId));
  const end = stored.findLastIndex((message) => !isScheduled(message)) + 1;
  const lastAt = stored[end - 1]?.at ?? '';
  const entered = missing.map((entry) => entry.stored ?? asMessage(entry, lastAt, member));
  return stored.toSpliced(end, 0, ...entered);
}

/** What is still to come stands below what is entered now. */
function isScheduled(message: Message): boolean {
  return message.direction === 'outbound' && message.state === 'scheduled';
}

function asMessage(
  { messageId, conversationId, text, contactId, enteredAt, aside }: OutboxEntry,
  lastAt: string,
  member: WhoAmI['member'],
): Message {
  // This computer's clock may be behind the server's: what was entered last still stands last, in its day.
  const at = enteredAt > lastAt ? enteredAt : lastAt;
  return {
    messageId,
    conversationId,
    text,
    at,
    revision: -1,
    direction: 'outbound',
    author: { kind: 'member', memberId: member.memberId, name: member.name },
    ...(contactId && { contactId }),
    // What was set aside has not gone out, and says why under its bubble.
    state: aside ? 'failed' : 'queued',
    stateAt: at,
  };
}
