import { useEffect, type ReactNode } from 'react';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { announce } from '../ui/Announcer.tsx';
import type { SendLater } from '../api/outboxEntries.ts';
import { clockTime } from '../ui/exactTime.ts';
import { comingWords } from '../ui/momentWords.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { useNow } from '../ui/useNow.ts';
import { words } from '../words.ts';

const lateWords = {
  late: (time: string) => `It is ${time} in the office.`,
  sendAt: (time: string) => `Send at ${time}`,
  instead: ' instead',
  sendNow: 'Send now',
} as const;

export type LateLineProps = {
  readonly id: string;
  readonly timeZone: string;
  /** When the text goes out, if it came back and was scheduled. */
  readonly later: SendLater | undefined;
  /** "Ana & Luis". */
  readonly name: string;
  readonly onSendAt: (scheduledAt: string) => void;
  readonly onSendNow: () => void;
  readonly children: ReactNode;
};

/**
 * Says when a scheduled text that came back goes out, and offers to send it now. For any other text it warns outside 8:00 to 21:00
 * of the company's time, and offers the morning; the member may still send at once (P29). By day it shows its children.
 */
export function LateLine({ later, name, onSendNow, ...late }: LateLineProps) {
  if (!later) return <NightLine {...late} />;
  const when = comingWords(later.scheduledAt, late.timeZone);
  return (
    <span data-late>
      <span id={late.id} className="tabular">
        {later.cancelIfReplied
          ? words.states.scheduledUnlessReplied(when, name)
          : words.states.scheduled(when)}
      </span>{' '}
      <TextAction onClick={onSendNow}>
        {lateWords.sendNow}
        <span className="@max-md:hidden">{lateWords.instead}</span>
      </TextAction>
    </span>
  );
}

function NightLine({
  id,
  timeZone,
  onSendAt,
  children,
}: Omit<LateLineProps, 'later' | 'name' | 'onSendNow'>) {
  const now = useNow(60_000);
  const morning = heldUntil(now, { timeZone })?.toISOString();
  const warning = morning && lateWords.late(clockTime(now.toISOString(), timeZone));
  const isWarned = warning !== undefined;
  useEffect(() => {
    if (isWarned) announce(warning);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- The warning has the time in it, and is not announced again every minute.
  }, [isWarned]);
  if (!morning) return children;
  return (
    <span data-late>
      <span id={id} className="tabular text-unsure">
        {warning}
      </span>{' '}
      <TextAction onClick={() => onSendAt(morning)}>
        {lateWords.sendAt(clockTime(morning, timeZone))}
        <span className="@max-md:hidden">{lateWords.instead}</span>
      </TextAction>
    </span>
  );
}
