import { useEffect, useRef } from 'react';
import { titleOf } from '#shared/domain/conversation.ts';
import type { useFailed } from '../api/useFailed.ts';
import { announce } from '../ui/Announcer.tsx';
import { words } from '../words.ts';

/**
 * Announces texts that fail in conversations other than the open one, which announces its own, and automated texts that are
 * refused.
 */
export function useAnnounceFailures(
  { items, refused }: Pick<ReturnType<typeof useFailed>, 'items' | 'refused'>,
  openConversationId: string | undefined,
): void {
  useAnnounceNew(
    items?.map(({ message, conversation }) => ({
      at: message.stateAt,
      name: message.conversationId !== openConversationId && titleOf(conversation),
    })),
  );
  useAnnounceNew(
    items && refused.map(({ at, name, conversation }) => ({ at, name: name ?? titleOf(conversation) })),
  );
}

/** Announces each text that is newer than all that were known before, unless it has no name. */
function useAnnounceNew(
  texts: readonly { readonly at: string; readonly name: string | false }[] | undefined,
): void {
  const newest = useRef<string>(undefined);
  useEffect(() => {
    if (!texts) return;
    const before = newest.current;
    newest.current = before ?? '';
    for (const { at, name } of texts) {
      if (before !== undefined && at > before && name) announce(words.announce.failedElsewhere(name));
      if (at > newest.current) newest.current = at;
    }
  });
}
