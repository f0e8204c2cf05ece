import { CirclePause } from 'lucide-react';
import { useEffect } from 'react';
import type { CompanyNumber, WhoAmI } from '#shared/api/routes.ts';
import type { Pause } from '#shared/domain/numberPause.ts';
import { client } from '../api/client.ts';
import { foldNumber } from '../api/foldEvent.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';
import { useAction } from '../api/useAction.ts';
import { announce } from '../ui/Announcer.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { momentWords } from '../ui/momentWords.ts';
import { useHasPassed } from '../ui/useHasPassed.ts';
import { BarNotice } from './BarNotice.tsx';
import { pauseWords } from './pauseWords.ts';

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
  useEffect(() => announce(`${pauseWords.paused} ${pauseWords.reasons[reason]}`), [reason]);
  const isAdmin = me.member.role === 'admin';
  const idle = waiting?.count === 0;
  const nextTry = !due
    ? pauseWords.nextTry(momentWords(until, me.company.timeZone))
    : idle
      ? pauseWords.nextTextTries
      : pauseWords.tryingAgain;
  const resume = async () => {
    foldNumber(queryClient, await retryUntilAnswered(() => client.resumeNumber({})));
    announce(pauseWords.resumed);
  };
  return (
    <BarNotice label={pauseWords.label}>
      <p className="max-roomy:contents roomy:flex roomy:items-start roomy:gap-2">
        <CirclePause size={16} className="flex-none max-roomy:hidden" aria-hidden="true" />
        <span className="max-roomy:contents">
          <span className={isAdmin ? 'bar-notice-words' : undefined}>
            <strong className="font-strong">{pauseWords.paused}</strong> {pauseWords.reasons[reason]}{' '}
            {waiting && waiting.count > 0 && (
              <span className="tabular">{pauseWords.waiting(waiting.count, waiting.more)} </span>
            )}
            <span className="tabular">{nextTry}</span> {!isAdmin && pauseWords.askAdmin[reason]}
          </span>
          {isAdmin && (
            <span>
              <TextAction busy={busy} onClick={() => act(resume)}>
                {pauseWords.resume}
              </TextAction>
              <span className="text-ink-2 max-wide:hidden"> {pauseWords.resumeTakes}</span>
              {sentence && <span className="text-bad"> {sentence}</span>}
            </span>
          )}
        </span>
      </p>
    </BarNotice>
  );
}
