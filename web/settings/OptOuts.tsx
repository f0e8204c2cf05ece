import { Link } from 'wouter';
import { titleOf, type OptOut } from '#shared/domain/conversation.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { conversationPath } from '../address.ts';
import { client } from '../api/client.ts';
import { ShowMore } from '../frame/ShowMore.tsx';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { exactTime } from '../ui/exactTime.ts';
import { TimeText } from '../ui/TimeText.tsx';
import { companyWords as words } from './companyWords.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsWords } from './settingsWords.ts';
import { useListedConversations } from './useListedConversations.ts';

/** Lists the people who opted out, when, and how (P25). Only they can return, so nothing here changes it. */
export function OptOuts({ timeZone }: { readonly timeZone: string }) {
  const {
    listed: people,
    hasMore,
    pages,
  } = useListedConversations({
    queryKey: ['optOuts'],
    read: client.listOptOuts,
    belongs: ({ optOut }) => optOut !== undefined,
  });
  return (
    <SettingsSection id="opt-outs" explained={words.optOutsExplained}>
      {!people && pages.error && <LoadFailed error={pages.error} onRetry={() => void pages.refetch()} />}
      {people?.length === 0 && <p className="mt-4 text-ink-2">{words.noOptOuts}</p>}
      <ul
        aria-label={settingsWords.sections['opt-outs']}
        className="mt-4 divide-y divide-line rounded-control border border-line empty:hidden"
      >
        {people?.map((conversation) => {
          const { conversationId, number, optOut } = conversation;
          const name = titleOf(conversation);
          const formatted = formatPhoneNumber(number);
          return (
            <li key={conversationId} className="px-3 py-2 wrap-anywhere">
              <Link href={conversationPath(conversationId)} className="tabular font-name">
                {name}
              </Link>
              {name !== formatted && <span className="tabular text-ink-3"> {formatted}</span>}
              {optOut && (
                <p className="text-meta text-ink-3">
                  <TimeText at={optOut.at} words={exactTime(optOut.at, timeZone)} timeZone={timeZone} />,{' '}
                  {howOf(optOut)}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {hasMore && <ShowMore list="people" pages={pages} className="mt-3" />}
    </SettingsSection>
  );
}

function howOf({ source, word, memberName }: OptOut): string {
  if (source === 'person') return words.optOutHow.person(word);
  if (source === 'carrier') return words.optOutHow.carrier;
  return words.optOutHow[source](memberName ?? words.aMember);
}
