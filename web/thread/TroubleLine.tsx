import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { asksForALook } from '../api/foldFailed.ts';
import { useAct } from '../api/useAct.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import { NextSteps } from './NextSteps.tsx';
import { SentAgainLink } from './TryLinks.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';
import { troubleWords } from './troubleWords.ts';

/** Under a message that failed or may not have arrived: what happened, and what can be done. Loud until somebody has seen to it. */
export function TroubleLine({
  message,
  people,
}: {
  readonly message: OutboundMessage;
  readonly people: ThreadPeople;
}) {
  const { act, busy, sentence } = useAct();
  const [explained, setExplained] = useState(false);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, busy);
  const unconfirmed = message.state === 'unconfirmed';
  const loud = asksForALook(message);
  const Icon = unconfirmed ? TriangleAlert : CircleAlert;
  const look = unconfirmed ? 'bg-unsure-wash text-unsure' : 'bg-bad-wash text-bad';
  return (
    <div
      ref={place}
      tabIndex={-1}
      className={`mt-[3px] max-w-[94%] rounded-small text-meta outline-none ${loud ? `px-2 py-0.5 font-strong ${look}` : 'px-1 text-ink-2'}`}
    >
      <div className="flex items-start gap-1.5">
        <Icon size={14} className="mt-px flex-none coarse:mt-[5px]" aria-hidden="true" />
        <p className="flex flex-wrap gap-x-2">
          <span className="coarse:py-1">{troubleWords(message, people)}</span>
          {message.sentAgainAs ? (
            <SentAgainLink link={message.sentAgainAs} message={message} timeZone={people.timeZone} />
          ) : unconfirmed ? (
            <TextAction aria-expanded={explained} aria-controls={id} onClick={() => setExplained(!explained)}>
              {words.acts.whatNow}
            </TextAction>
          ) : (
            <NextSteps {...{ message, people, act, busy }} />
          )}
        </p>
      </div>
      {unconfirmed && explained && !message.sentAgainAs && (
        <div id={id} className="mt-0.5 mb-1 max-w-[520px] pl-5 font-normal text-ink">
          <p>{words.states.unconfirmedMeans(people.shortName)}</p>
          <p className="flex flex-wrap gap-x-3">
            <NextSteps {...{ message, people, act, busy }} />
          </p>
        </div>
      )}
      {sentence && <p className="pl-5 font-normal">{sentence}</p>}
    </div>
  );
}

/** What was pressed may be gone when it is done: the focus stays at the message. */
function useKeptFocus(place: { readonly current: HTMLElement | null }, busy: boolean): void {
  const had = useRef(false);
  if (busy) had.current ||= place.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (busy || !had.current) return;
    const isLost = document.activeElement === document.body;
    // What is done may be known a moment before it is shown: until then the focus is still here.
    had.current = !isLost && (place.current?.contains(document.activeElement) ?? false);
    if (!isLost) return;
    (place.current?.querySelector<HTMLElement>('a, button') ?? place.current)?.focus({ preventScroll: true });
  });
}
