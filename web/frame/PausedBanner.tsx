import { useQuery } from '@tanstack/react-query';
import { CirclePause } from 'lucide-react';
import { useEffect } from 'react';
import type { CompanyNumber, WhoAmI } from '#shared/api/routes.ts';
import type { Pause } from '#shared/domain/numberPause.ts';
import { client } from '../api/client.ts';
import { foldNumber } from '../api/foldEvent.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';
import { useAction } from '../api/useAction.ts';
import { announce } from '../ui/Announcer.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { momentWords } from '../ui/momentWords.ts';
import { useHasPassed } from '../ui/useHasPassed.ts';
import { words } from '../words.ts';
import { BarNotice } from './BarNotice.tsx';

const countEvery = 30_000;

/**
 * Says in the bar that texts wait, why, how many, and until when (P14). It disappears automatically when the number
 * sends again.
 */
export function PausedBanner({ me }: { readonly me: WhoAmI }) {
  const { data, refetch } = useQuery({
    ...queries.number(),
    refetchInterval: ({ state }) => (state.data?.paused ? countEvery : false),
  });
  const uncounted = data?.paused !== undefined && data.waiting === undefined;
  useEffect(() => {
    if (uncounted) void refetch();
  }, [uncounted, refetch]);
  return data?.paused ? <PauseNotice pause={data.paused} waiting={data.waiting} me={me} /> : null;
}

/** Says why texts wait, and until when. An admin can end the pause. */
export function PauseNotice({
  pause: { reason, until },
  waiting,
  me,
}: {
  readonly pause: Pause;
  readonly waiting: CompanyNumber['waiting'];
  readonly me: WhoAmI;
}) {
  const { act, busy, sentence } = useAction();
  const due = useHasPassed(Date.parse(until));
  useEffect(() => announce(`${words.number.paused} ${words.number.reasons[reason]}`), [reason]);
  const isAdmin = me.member.role === 'admin';
  const idle = waiting?.count === 0;
  const nextTry = !due
    ? words.number.nextTry(momentWords(until, me.company.timeZone))
    : idle
      ? words.number.nextTextTries
      : words.number.tryingAgain;
  const resume = async () => {
    foldNumber(queryClient, await retryUntilAnswered(() => client.resumeNumber({})));
    announce(words.number.resumed);
  };
  return (
    <BarNotice label={words.number.label}>
      <p className="roomy:flex roomy:items-start roomy:gap-2">
        <CirclePause size={16} className="flex-none max-roomy:hidden" aria-hidden="true" />
        <span>
          <strong className="font-strong">{words.number.paused}</strong> {words.number.reasons[reason]}{' '}
          {waiting && waiting.count > 0 && (
            <span className="tabular">{words.number.waiting(waiting.count, waiting.more)} </span>
          )}
          <span className="tabular">{nextTry}</span> {!isAdmin && words.number.askAdmin[reason]}
          {isAdmin && (
            <TextAction busy={busy} onClick={() => act(resume)}>
              {words.number.resume}
            </TextAction>
          )}
          {isAdmin && <span className="text-ink-2 max-wide:hidden"> {words.number.resumeTakes}</span>}
          {sentence && <span className="text-bad"> {sentence}</span>}
        </span>
      </p>
    </BarNotice>
  );
}
