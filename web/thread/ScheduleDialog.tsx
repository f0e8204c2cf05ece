import { useId, useRef, useState, type FormEvent } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { momentAt, tomorrowMorning, wallTimeOf } from '#shared/domain/localTime.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { maxScheduleDays, refusalOfTime } from '#shared/domain/schedule.ts';
import { countSegments } from '#shared/domain/segments.ts';
import { useAction } from '../api/useAction.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { comingWords } from '../ui/momentWords.ts';
import { scheduleWords } from './scheduleWords.ts';
import { SegmentCounter } from './SegmentCounter.tsx';

export type Schedule = {
  readonly text?: string;
  readonly scheduledAt: string;
  readonly cancelIfReplied: boolean;
};

type Props = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly timeZone: string;
  /** The time at which it goes out so far; absent for a new text. */
  readonly at?: string;
  /** The words, if they may be changed here. */
  readonly text?: string | undefined;
  /** The company whose hours hold back an automated text; absent for a member's text, which is only warned about. */
  readonly automatedFor?: Pick<WhoAmI['company'], 'timeZone' | 'automatedHours'>;
  /** The person whose reply may cancel it; absent when that is not asked. */
  readonly replyOf?: string;
  readonly submitWords: string;
  readonly onSubmit: (schedule: Schedule) => Promise<void>;
  /** Says why nothing can be scheduled here anymore. What was typed stays. */
  readonly ended?: string | undefined;
  /** Takes what was typed elsewhere when that is so. */
  readonly onKeepWords?: ((typed: string) => void) | undefined;
};

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Lets the member choose when a text goes out, by the company's clock. It stays open, with what was typed, until that worked. */
export function ScheduleDialog({ title, open, onClose, ...rest }: Props) {
  return (
    <Dialog label={title} open={open} onClose={onClose}>
      <ScheduleForm title={title} onClose={onClose} {...rest} />
    </Dialog>
  );
}

function ScheduleForm(props: Omit<Props, 'open'>) {
  const {
    title,
    onClose,
    timeZone,
    at,
    text,
    automatedFor,
    replyOf,
    submitWords,
    onSubmit,
    ended,
    onKeepWords,
  } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [now] = useState(() => new Date());
  const tomorrow = tomorrowMorning(now, timeZone);
  const [wallTime, setWallTime] = useState(at ? wallTimeOf(new Date(at), timeZone) : tomorrow);
  const [typed, setTyped] = useState(text);
  const [cancelIfReplied, setCancelIfReplied] = useState(false);
  const [fault, setFault] = useState<string>();
  const { act, busy, sentence } = useAction();
  const moment = momentAt(wallTime, timeZone);
  const morning = moment instanceof Date ? heldUntil(moment, automatedFor ?? { timeZone }) : undefined;
  const count = typed === undefined ? undefined : countSegments(typed.trim());
  const wrong = ended ?? fault ?? sentence;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (ended !== undefined) {
      if (!onKeepWords) return;
      // The composer takes the focus, which it cannot while the dialog is open.
      event.currentTarget.closest('dialog')?.close();
      return onKeepWords(typed ?? '');
    }
    const found = faultOf(moment, typed) ?? (count?.tooLong ? '' : undefined);
    setFault(found || undefined);
    if (found !== undefined || !(moment instanceof Date)) return;
    // The field shows minutes only, so a time that was not changed keeps its seconds.
    const isSameTime = at !== undefined && wallTimeOf(new Date(at), timeZone) === wallTime;
    const schedule = {
      ...(typed !== undefined && { text: typed.trim() }),
      scheduledAt: isSameTime ? at : moment.toISOString(),
      cancelIfReplied,
    };
    act(() => onSubmit(schedule), onClose);
  }

  return (
    <form noValidate className="flex flex-col gap-4 p-5 text-start text-base text-ink" onSubmit={submit}>
      <h2 className="text-title font-strong wrap-anywhere">{title}</h2>
      {typed !== undefined && count && (
        <div>
          <label htmlFor={`${id}-text`} className="text-[13px] leading-[18px] text-ink-2">
            {scheduleWords.text}
          </label>
          <textarea
            id={`${id}-text`}
            ref={area}
            rows={4}
            dir="auto"
            value={typed}
            aria-describedby={`${id}-count`}
            className="mt-1 block w-full rounded-control border border-edge bg-paper px-3 py-2 text-composer"
            onInput={(event) => {
              setFault(undefined);
              setTyped(event.currentTarget.value);
            }}
          />
          <p className="mt-1 text-meta text-ink-2">
            <SegmentCounter
              count={count}
              id={`${id}-count`}
              onReplace={(character, plain) => {
                setTyped(typed.replaceAll(character, plain));
                area.current?.focus();
              }}
            />
          </p>
        </div>
      )}
      <div>
        <label htmlFor={`${id}-when`} className="text-[13px] leading-[18px] text-ink-2">
          {scheduleWords.when}
        </label>
        <div className="mt-1 flex flex-wrap gap-2">
          <input
            id={`${id}-when`}
            type="datetime-local"
            value={wallTime}
            min={wallTimeOf(now, timeZone)}
            max={wallTimeOf(new Date(now.getTime() + maxScheduleDays * dayMilliseconds), timeZone)}
            readOnly={ended !== undefined}
            aria-invalid={fault !== undefined}
            aria-describedby={`${id}-hint ${id}-wrong`}
            className="h-9 min-w-0 grow basis-52 rounded-control border border-edge bg-paper px-3 text-ink coarse:h-11 coarse:basis-60"
            onInput={(event) => {
              setFault(undefined);
              setWallTime(event.currentTarget.value);
            }}
          />
          {tomorrow !== wallTime && ended === undefined && (
            <Button
              look="plain"
              onClick={() => {
                setFault(undefined);
                setWallTime(tomorrow);
              }}
            >
              {scheduleWords.tomorrow}
            </Button>
          )}
        </div>
        <p id={`${id}-hint`} className="mt-1 text-meta text-ink-2">
          {scheduleWords.zone(timeZone)}{' '}
          {morning &&
            (automatedFor
              ? scheduleWords.automatedOutsideHours(comingWords(morning.toISOString(), timeZone, now))
              : scheduleWords.outsideHours)}
        </p>
        <p id={`${id}-wrong`} role={sentence === undefined ? 'alert' : undefined} className="text-bad">
          {wrong}
        </p>
      </div>
      {replyOf !== undefined && (
        <label className="flex items-center gap-2 coarse:min-h-11">
          <input
            type="checkbox"
            checked={cancelIfReplied}
            className="size-4 flex-none"
            onChange={(event) => setCancelIfReplied(event.currentTarget.checked)}
          />
          <span className="wrap-anywhere">{scheduleWords.cancelIfReplied(replyOf)}</span>
        </label>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{scheduleWords.close}</Button>
        {(ended === undefined || onKeepWords) && (
          <Button type="submit" look="primary" aria-disabled={busy}>
            {ended === undefined ? submitWords : scheduleWords.keepWords}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Says what is wrong with what was chosen, before anything is sent. */
function faultOf(moment: ReturnType<typeof momentAt>, text: string | undefined): string | undefined {
  if (text?.trim() === '') return scheduleWords.blank;
  if (moment === 'not a time') return scheduleWords.missing;
  if (moment === 'skipped') return scheduleWords.skipped;
  const refused = refusalOfTime(moment, new Date());
  if (!refused) return undefined;
  return refused.refusal.code === 'schedule-too-far' ? scheduleWords.tooFar : scheduleWords.past;
}
