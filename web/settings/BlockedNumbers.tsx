import { Link } from 'wouter';
import { titleOf } from '#shared/domain/conversation.ts';
import { conversationPath } from '../address.ts';
import { client } from '../api/client.ts';
import { queryClient } from '../api/queryClient.ts';
import { useAction } from '../api/useAction.ts';
import { ShowMore } from '../frame/ShowMore.tsx';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { ActionError } from '../ui/ActionError.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { companyWords as words } from './companyWords.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsWords } from './settingsWords.ts';
import { useListedConversations } from './useListedConversations.ts';

const queryKey = ['blockedNumbers'] as const;

/** Lists the blocked numbers, which can be unblocked here. */
export function BlockedNumbers() {
  const {
    listed: blocked,
    hasMore,
    pages,
  } = useListedConversations({
    queryKey,
    read: client.listBlockedNumbers,
    belongs: (conversation) => conversation.blocked,
  });
  const { act, busy, sentence } = useAction();
  const unblock = async (conversationId: string, name: string) => {
    await client.unblockNumber({ conversationId });
    announce(words.unblocked(name));
    await queryClient.invalidateQueries({ queryKey });
  };
  return (
    <SettingsSection id="blocked" explained={words.blockedExplained}>
      {!blocked && pages.error && <LoadFailed error={pages.error} onRetry={() => void pages.refetch()} />}
      {blocked?.length === 0 && <p className="mt-4 text-ink-2">{words.noBlocked}</p>}
      <ul
        aria-label={settingsWords.sections.blocked}
        className="mt-4 divide-y divide-line rounded-control border border-line empty:hidden"
      >
        {blocked?.map((conversation) => {
          const name = titleOf(conversation);
          const { conversationId } = conversation;
          return (
            <li key={conversationId} className="flex min-h-14 items-center gap-3 px-3 py-2">
              <Link
                href={conversationPath(conversationId)}
                className="tabular min-w-0 flex-1 font-name wrap-anywhere"
              >
                {name}
              </Link>
              <Button
                look="small"
                aria-disabled={busy}
                aria-label={words.unblockOf(name)}
                onClick={() => act(() => unblock(conversationId, name))}
              >
                {words.unblock}
              </Button>
            </li>
          );
        })}
      </ul>
      {hasMore && <ShowMore list="blocked" pages={pages} className="mt-3" />}
      <ActionError className="mt-3" sentence={sentence} />
    </SettingsSection>
  );
}
