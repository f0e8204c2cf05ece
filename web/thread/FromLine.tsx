import { useEffect } from 'react';
import { formatPhoneNumber, type PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { announce } from '../ui/Announcer.tsx';
import { clockTime } from '../ui/exactTime.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { useNow } from '../ui/useNow.ts';
import { words } from '../words.ts';

/**
 * Shows under the composer which number the text comes from. Outside 8:00 to 21:00 of the company's time it warns instead, once
 * there is something to send, and offers the morning; the member may still send at once (P29).
 */
export function FromLine({
  id,
  from,
  timeZone,
  isSendable,
  onSendAt,
}: {
  readonly id: string;
  readonly from: PhoneNumber;
  readonly timeZone: string;
  readonly isSendable: boolean;
  readonly onSendAt: (scheduledAt: string) => void;
}) {
  const now = useNow(60_000);
  const morning = isSendable ? heldUntil(now, { timeZone })?.toISOString() : undefined;
  const warning = morning && words.composer.late(clockTime(now.toISOString(), timeZone));
  const isWarned = warning !== undefined;
  useEffect(() => {
    if (isWarned) announce(warning);
  }, [isWarned]);
  if (!morning) {
    return (
      <span id={id} className="short:hidden">
        <span className="hidden @4xl:inline">{words.composer.from(formatPhoneNumber(from))}</span>
        <span className="@4xl:hidden">{words.composer.fromShort(formatPhoneNumber(from))}</span>
      </span>
    );
  }
  return (
    <span>
      <span id={id} className="tabular text-unsure">
        {warning}
      </span>{' '}
      <TextAction onClick={() => onSendAt(morning)}>
        {words.composer.sendAt(clockTime(morning, timeZone))}
      </TextAction>
    </span>
  );
}
