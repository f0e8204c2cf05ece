import { useEffect, useRef } from 'react';
import { titleOf } from '#shared/domain/conversation.ts';
import type { useFailed } from '../api/useFailed.ts';
import { announce } from '../ui/Announcer.tsx';
import { words } from '../words.ts';

/** Announces texts that fail in conversations other than the open one, which announces its own. */
export function useAnnounceFailures(
  { items }: Pick<ReturnType<typeof useFailed>, 'items'>,
  openConversationId: string | undefined,
): void {
  const newest = useRef<string>(undefined);
  useEffect(() => {
    if (!items) return;
    const before = newest.current;
    for (const { message, conversation } of items) {
      if (before === undefined || message.stateAt <= before) continue;
      if (message.conversationId === openConversationId) continue;
      announce(words.announce.failedElsewhere(titleOf(conversation)));
    }
    newest.current = items
      .map(({ message }) => message.stateAt)
      .reduce((latest, at) => (at > latest ? at : latest), before ?? '');
  }, [items, openConversationId]);
}
