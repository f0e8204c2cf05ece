import { useEffect, type ReactNode } from 'react';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { announce } from '../ui/Announcer.tsx';
import { clockTime } from '../ui/exactTime.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { useNow } from '../ui/useNow.ts';

const lateWords = {
  late: (time: string) => `It is ${time} in the office.`,
  sendAt: (time: string) => `Send at ${time}`,
  instead: ' instead',
} as const;

/**
 * Warns outside 8:00 to 21:00 of the company's time, and offers the morning; the member may still send at once (P29). By day it
 * shows its children.
 */
export function LateLine({
  id,
  timeZone,
  onSendAt,
  children,
}: {
  readonly id: string;
  readonly timeZone: string;
  readonly onSendAt: (scheduledAt: string) => void;
  readonly children: ReactNode;
}) {
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
    <span>
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
