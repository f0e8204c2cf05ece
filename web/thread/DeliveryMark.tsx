import { Ban, CalendarClock, Check, CheckCheck, CircleAlert, Clock, TriangleAlert } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { MessageState } from '#shared/domain/messageState.ts';
import { clockTime } from '../ui/exactTime.ts';
import { formatOf } from '../ui/formatOf.ts';
import { words } from '../words.ts';

const untilWaitingIsSaid = 2000;
const receiptsComeWithin = 72 * 60 * 60 * 1000;

type Calm = Exclude<MessageState, 'failed' | 'unconfirmed'>;

/** Where an outbound message stands, in words and a picture, for the line under its group. Failed and unconfirmed ones have a TroubleLine. */
export function DeliveryMark({
  state,
  stateAt,
  timeZone,
}: {
  readonly state: Calm;
  readonly stateAt: string;
  readonly timeZone: string;
}) {
  const waited = useWaited(state === 'queued');
  const { icon, text } = faceOf(state, stateAt, timeZone, waited);
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {text}
      {icon}
    </span>
  );
}

/** The loud line of a message that failed or may not have arrived. */
export function TroubleLine({
  message,
  name,
}: {
  readonly message: OutboundMessage;
  /** Whom it was for, in one or two words. */
  readonly name: string;
}) {
  const failed = message.state === 'failed';
  const Icon = failed ? CircleAlert : TriangleAlert;
  const text = failed
    ? words.failures[message.failure ?? 'unknown-at-carrier'](name)
    : words.states.unconfirmed;
  return (
    <span
      className={`inline-flex items-start gap-1.5 rounded-small px-2 py-0.5 text-start font-strong ${failed ? 'bg-bad-wash text-bad' : 'bg-unsure-wash text-unsure'}`}
    >
      <Icon size={14} className="mt-px flex-none" aria-hidden="true" />
      {text}
    </span>
  );
}

function faceOf(
  state: Calm,
  stateAt: string,
  timeZone: string,
  waited: boolean,
): { icon: ReactNode; text: ReactNode } {
  const look = { size: 13, 'aria-hidden': true } as const;
  const faces: Record<Calm, () => { icon: ReactNode; text: ReactNode }> = {
    scheduled: () => ({
      icon: <CalendarClock {...look} />,
      text: words.states.scheduled(goesOut(stateAt, timeZone)),
    }),
    queued: () => ({
      icon: <Clock {...look} />,
      text: waited ? words.states.queued : words.states.queuedAtFirst,
    }),
    sending: () => ({ icon: <Clock {...look} />, text: words.states.sending }),
    sent: () => ({
      icon: <Check {...look} />,
      text:
        Date.now() - Date.parse(stateAt) > receiptsComeWithin ? words.states.noReceipt : words.states.sent,
    }),
    delivered: () => ({ icon: <CheckCheck {...look} />, text: words.states.delivered }),
    cancelled: () => ({
      icon: <Ban {...look} />,
      text: words.states.cancelled(undefined, clockTime(stateAt, timeZone)),
    }),
  };
  return faces[state]();
}

/** False for the first two seconds in which `waiting` holds: what goes through at once need not say that it waits. */
function useWaited(waiting: boolean): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setWaited(true), untilWaitingIsSaid);
    return () => {
      clearTimeout(timer);
      setWaited(false);
    };
  }, [waiting]);
  return waited;
}

function goesOut(at: string, timeZone: string): string {
  return formatOf(timeZone, { weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}
