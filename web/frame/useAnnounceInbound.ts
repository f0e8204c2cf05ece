import { useEffect } from 'react';
import { titleOf } from '#shared/domain/conversation.ts';
import { onInbound } from '../api/live.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { announce } from '../ui/Announcer.tsx';
import { writtenBy } from '../namesOf.ts';
import { words } from '../words.ts';

/** Announces texts that come into conversations other than the open one, which announces its own. */
export function useAnnounceInbound(openConversationId: string | undefined): void {
  useEffect(
    () =>
      onInbound(({ conversationId, writers = [] }) => {
        if (conversationId === openConversationId) return;
        queryClient
          .ensureQueryData(queries.conversation(conversationId))
          .then((conversation) => {
            if (conversation.blocked) return;
            announce(words.announce.elsewhere(writtenBy(writers, conversation) ?? titleOf(conversation)));
          })
          .catch(() => undefined);
      }),
    [openConversationId],
  );
}
