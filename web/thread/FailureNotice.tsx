import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { nextStepOf } from '#shared/domain/nextStep.ts';
import { needsLook } from '../api/foldFailed.ts';
import { useAction } from '../api/useAction.ts';
import { words } from '../words.ts';
import { nextSteps } from './lazyNextSteps.tsx';
import { ResentLink } from './ResendLinks.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';
import { failureText } from '../failureText.ts';

/**
 * Shows the block under a message that failed or may not have arrived: what happened, and what can be done. It is prominent
 * until a member has handled it.
 */
export function FailureNotice({
  message,
  people,
}: {
  readonly message: OutboundMessage;
  readonly people: ThreadPeople;
}) {
  const { act, busy, sentence } = useAction();
  const anchor = useRef<HTMLDivElement>(null);
  useKeptFocus(anchor, busy);
  const unconfirmed = message.state === 'unconfirmed';
  const loud = needsLook(message);
  const Icon = unconfirmed ? TriangleAlert : CircleAlert;
  const look = unconfirmed ? 'bg-unsure-wash text-unsure' : 'bg-bad-wash text-bad';
  return (
    <div
      ref={anchor}
      role="group"
      aria-label={words.acts.textTo(people.shortName)}
      tabIndex={-1}
      className={`max-w-[94%] text-[13px] leading-[18px] outline-none desk:max-w-[min(560px,78%)] ${
        loud ? `relative mt-1.5 rounded-control px-3 py-2.5 ${look}` : 'mt-[3px] px-1 text-ink-2'
      }`}
    >
      <div className="flex items-start gap-2">
        <Icon size={15} className="mt-px flex-none" aria-hidden="true" />
        <div className="min-w-0">
          <div className={loud ? 'max-desk:pr-8' : ''}>
            <Sentence>{failureText(message, people) ?? ''}</Sentence>
          </div>
          {message.resentAs ? (
            <p className="mt-1 text-meta">
              <ResentLink link={message.resentAs} message={message} timeZone={people.timeZone} />
            </p>
          ) : (
            <>
              {unconfirmed && nextStepOf(message, people.reached) === 'resend' && (
                <p className={`mt-1 ${loud ? 'text-ink' : ''}`}>
                  <bdi>{words.states.unconfirmedMeans(people.shortName)}</bdi>
                </p>
              )}
              <div className="mt-2 flex flex-wrap items-center gap-1.5 empty:hidden">
                <nextSteps.Component {...{ message, people, act, busy }} />
              </div>
            </>
          )}
          {sentence && <p className="mt-1.5">{sentence}</p>}
        </div>
      </div>
    </div>
  );
}

/** Shows a sentence that begins with what happened, which is read first: "Not delivered: the phone is off." */
function Sentence({ children }: { readonly children: string }) {
  const lead = /^[^:]{1,30}: /.exec(children)?.[0] ?? '';
  return (
    <p className="wrap-anywhere">
      <strong className="font-strong">{lead}</strong>
      {children.slice(lead.length)}
    </p>
  );
}

/** Keeps the focus at the message, because the button that was pressed may be gone when the action is done. */
function useKeptFocus(anchor: { readonly current: HTMLElement | null }, busy: boolean): void {
  const had = useRef(false);
  if (busy) had.current ||= anchor.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (busy || !had.current) return;
    const isLost = document.activeElement === document.body;
    // The action may be known a moment before it is shown; until then the focus is still here.
    had.current = !isLost && (anchor.current?.contains(document.activeElement) ?? false);
    if (!isLost) return;
    (anchor.current?.querySelector<HTMLElement>('a, button') ?? anchor.current)?.focus({
      preventScroll: true,
    });
  });
}
