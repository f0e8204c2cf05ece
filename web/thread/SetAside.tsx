import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { OutboxEntry } from '../api/outboxEntries.ts';
import { useAction } from '../api/useAction.ts';
import { writing } from '../api/writing.ts';
import { Button } from '../ui/Button.tsx';
import { comingWords } from '../ui/momentWords.ts';
import { useHasPassed } from '../ui/useHasPassed.ts';
import { setAsideWords } from '../setAsideWords.ts';

const asideWords = {
  tryAgain: 'Try again',
  sendNow: 'Send now',
  scheduleFor: (when: string) => `Schedule for ${when}`,
  takeBack: 'Take back into the composer',
  wentOut: 'This text had already gone out, so it could not be taken back.',
} as const;

type Props = { readonly entry: OutboxEntry; readonly timeZone: string };

/**
 * Says why a text was set aside, and offers to send it, at its time if it was scheduled, or to take it back. Says that it could not
 * be taken back when it had gone out already.
 */
export function SetAside({ entry, timeZone }: Props) {
  if (!entry.wentOut) return <Decision entry={entry} timeZone={timeZone} />;
  return (
    <p
      role="alert"
      className="mt-[3px] max-w-[94%] rounded-small bg-unsure-wash px-2 py-1 text-meta text-unsure"
    >
      {asideWords.wentOut}
    </p>
  );
}

function Decision({ entry, timeZone }: Props) {
  const { act, busy, sentence } = useAction();
  const { scheduledAt, aside } = entry;
  const isDue = useHasPassed(scheduledAt ? Date.parse(scheduledAt) : 0);
  const failing = aside === 'failing';
  const Icon = failing ? CircleAlert : TriangleAlert;
  return (
    <div
      role="alert"
      className={`mt-1.5 max-w-[94%] rounded-control px-3 py-2.5 text-[13px] leading-[18px] desk:max-w-[min(560px,78%)] ${failing ? 'bg-bad-wash text-bad' : 'bg-unsure-wash text-unsure'}`}
    >
      <div className="flex items-start gap-2">
        <Icon size={15} className="mt-px flex-none" aria-hidden="true" />
        <div className="min-w-0">
          <p>{failing ? setAsideWords.failing : setAsideWords.old}</p>
          <div className="mt-2 flex flex-wrap items-center gap-1.5">
            <Button
              look="small"
              aria-disabled={busy || undefined}
              onClick={() => !busy && writing().outbox.sendAside(entry)}
            >
              {scheduledAt && !isDue
                ? asideWords.scheduleFor(comingWords(scheduledAt, timeZone))
                : failing && !scheduledAt
                  ? asideWords.tryAgain
                  : asideWords.sendNow}
            </Button>
            <Button
              look="quiet"
              className="max-desk:-ms-3"
              aria-disabled={busy || undefined}
              onClick={() => act(() => writing().outbox.takeBack(entry))}
            >
              {asideWords.takeBack}
            </Button>
          </div>
        </div>
      </div>
      {sentence && <p className="mt-1.5 pl-[23px]">{sentence}</p>}
    </div>
  );
}
