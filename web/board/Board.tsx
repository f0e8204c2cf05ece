import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { maxUnread } from '#shared/domain/conversation.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { queries } from '../api/queries.ts';
import { useNeedsLook } from '../api/useNeedsLook.ts';
import { useHasContacts } from '../api/useHasContacts.ts';
import { formatOf } from '../ui/formatOf.ts';
import { UnbrokenNumbers } from '../ui/UnbrokenNumbers.tsx';
import { useNow } from '../ui/useNow.ts';
import { useRovingRows } from '../ui/useRovingRows.ts';
import { Overview } from '../welcome/Overview.tsx';
import { words } from '../words.ts';
import { boardWords } from './boardWords.ts';
import { BoardSection } from './BoardSection.tsx';
import { NeedsLookRow } from './NeedsLookRow.tsx';
import { lazily } from '../frame/lazily.tsx';
import { ShowMore } from '../frame/ShowMore.tsx';
import { SetAsideRow } from './SetAsideRow.tsx';
import { nextInspections } from './lazyNextInspections.ts';
import { UnreadRow } from './UnreadRow.tsx';
import { useNextInspections } from './useNextInspections.ts';

const refusedSection = lazily(async () => (await import('./RefusedSection.tsx')).RefusedSection, null);

const registrationNotice = lazily(
  async () => (await import('../welcome/RegistrationNotice.tsx')).RegistrationNotice,
  null,
);

/** Shows who waits for an answer and which texts need a look, while no conversation is open. */
export function Board({ me }: { readonly me: WhoAmI }) {
  const { timeZone } = me.company;
  const now = useNow(20_000);
  const { data: unread } = useQuery(queries.unread());
  const failed = useNeedsLook(me);
  const hasContacts = useHasContacts();
  const board = useRef<HTMLDivElement>(null);
  const roving = useRovingRows(board, undefined);
  const inspections = useNextInspections(unread?.conversations ?? []);
  const conversations = unread?.conversations ?? [];
  const isLoaded = unread !== undefined && failed.pages.data !== undefined;
  const isEmpty = isLoaded && unread.count === 0 && failed.hasNoTexts;
  return (
    <div
      ref={board}
      onFocus={roving.onFocus}
      onKeyDown={roving.onKeyDown}
      className="scroller flex-1 bg-canvas px-6 py-7"
    >
      <div className="@container mx-auto max-w-190">
        {isLoaded && !me.overviewDismissed && <Overview me={me} folded={!isEmpty} />}
        {isLoaded && failed.isNotReady && <registrationNotice.Component />}
        {isLoaded && (
          <>
            <h2 className="text-[20px] leading-7 font-strong">
              {isEmpty
                ? hasContacts
                  ? boardWords.allAnswered
                  : boardWords.noContacts
                : boardWords.unread(unread.count)}
            </h2>
            <p className="mt-0.5 text-ink-2">
              {formatOf(timeZone, { weekday: 'long' }).format(now)},{' '}
              {formatOf(timeZone, { hour: 'numeric', minute: '2-digit' }).format(now)}.{' '}
              {!isEmpty && boardWords.staysUnread}
              {isEmpty && hasContacts && <AutomatedToday />}{' '}
              {isEmpty && hasContacts && boardWords.nothingOpen}
              {isEmpty && !hasContacts && (
                <UnbrokenNumbers>
                  {boardWords.firstContact(formatPhoneNumber(me.company.originationNumber ?? ''))}
                </UnbrokenNumbers>
              )}
            </p>
          </>
        )}
        {isEmpty && hasContacts && <nextInspections.Component timeZone={timeZone} now={now} />}
        {isLoaded && failed.setAside.length > 0 && (
          <BoardSection name={boardWords.setAside} aside={boardWords.decide}>
            {failed.setAside.map((entry) => (
              <SetAsideRow key={entry.messageId} entry={entry} timeZone={timeZone} now={now} />
            ))}
          </BoardSection>
        )}
        {conversations.length > 0 && isLoaded && (
          <BoardSection name={words.list.unread} aside={boardWords.order(unread.count >= maxUnread)}>
            {conversations.map((conversation) => (
              <UnreadRow
                key={conversation.conversationId}
                conversation={conversation}
                inspection={inspections(conversation)}
                timeZone={timeZone}
                now={now}
              />
            ))}
          </BoardSection>
        )}
        {isLoaded && failed.items && failed.items.length > 0 && (
          <BoardSection
            name={words.list.failedView}
            aside={words.list.failedCount(failed.count, failed.hasMore)}
          >
            {failed.items.map((item) => (
              <NeedsLookRow
                key={`${item.message.conversationId} ${item.message.at} ${item.message.messageId}`}
                item={item}
                timeZone={timeZone}
                now={now}
              />
            ))}
          </BoardSection>
        )}
        {isLoaded && failed.refused.length > 0 && (
          <refusedSection.Component
            refused={failed.refused}
            more={failed.moreRefused}
            timeZone={timeZone}
            now={now}
          />
        )}
        {failed.hasMore && <ShowMore list="failed" pages={failed.pages} className="mt-3" />}
      </div>
    </div>
  );
}

/** Says how many automated texts still go out today. It is asked only while the board has nothing else to show. */
function AutomatedToday() {
  const { data } = useQuery(queries.automatedToday());
  return data && data.count > 0 ? boardWords.goOutToday(data.count, data.more) : null;
}
