import { Ban, CalendarClock, Check, CheckCheck, Clock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { MessageState } from '#shared/domain/messageState.ts';
import { comingWords, momentWords } from '../ui/momentWords.ts';
import { useHasPassed } from '../ui/useHasPassed.ts';
import { words } from '../words.ts';
import { CancelButton } from './CancelButton.tsx';

const untilWaitingIsSaid = 2000;
/** A text that waits for so long by the server's clock does so by any. */
const surelyWaiting = 60_000;
const receiptsComeWithin = 72 * 60 * 60 * 1000;

export type Calm = Exclude<MessageState, 'failed' | 'unconfirmed'>;

type Props = {
  readonly message: OutboundMessage;
  /** What its line says: the state of the least advanced message of its group. */
  readonly shown: Calm;
  readonly timeZone: string;
};

/** Where an outbound message stands, in words and a picture, and how to take back one that waits. Failed and unconfirmed ones have a TroubleLine. */
export function DeliveryMark(props: Props) {
  return <Mark waited={useWaited(props.message, props.shown === 'queued')} {...props} />;
}

function Mark({ message, shown, timeZone, waited }: Props & { readonly waited: boolean }) {
  const late = useHasPassed(shown === 'sent' ? Date.parse(message.stateAt) + receiptsComeWithin : Infinity);
  const { icon, text } = faces[shown]({ message, timeZone, waited, late });
  const isStored = message.revision >= 0;
  const mayCancel = isStored && message.state === shown && (shown === 'scheduled' || waited);
  return (
    <>
      <span className="inline-flex items-center gap-1 whitespace-nowrap">
        {text}
        {icon}
        {mayCancel && '·'}
      </span>
      {mayCancel && <CancelButton message={message} />}
    </>
  );
}

/** Within a group, where the line under the last one cannot speak for it: that this one waits, and how to take it back. */
export function WaitingLine({ message, timeZone }: Omit<Props, 'shown'>) {
  if (!useWaited(message, true)) return null;
  return (
    <div className="mt-[3px] mb-1 flex flex-wrap justify-end px-1 text-meta text-ink-3">
      <Mark message={message} shown="queued" timeZone={timeZone} waited />
    </div>
  );
}

/** What goes through at once need not say that it waits. The two seconds are counted here: clocks differ. */
function useWaited({ stateAt }: OutboundMessage, waiting: boolean): boolean {
  const [seenAt] = useState(Date.now);
  const said = Math.min(seenAt + untilWaitingIsSaid, Date.parse(stateAt) + surelyWaiting);
  return useHasPassed(waiting ? said : Infinity);
}

type Facts = {
  readonly message: OutboundMessage;
  readonly timeZone: string;
  readonly waited: boolean;
  readonly late: boolean;
};

const look = { size: 13, 'aria-hidden': true } as const;

const faces: Record<Calm, (facts: Facts) => { readonly icon: ReactNode; readonly text: string }> = {
  scheduled: ({ message, timeZone }) => ({
    icon: <CalendarClock {...look} />,
    text: scheduledWords(message, timeZone),
  }),
  queued: ({ waited }) => ({
    icon: <Clock {...look} />,
    text: waited ? words.states.queued : words.states.queuedAtFirst,
  }),
  sending: () => ({ icon: <Clock {...look} />, text: words.states.sending }),
  sent: ({ late }) => ({
    icon: <Check {...look} />,
    text: late ? words.states.noReceipt : words.states.sent,
  }),
  delivered: () => ({ icon: <CheckCheck {...look} />, text: words.states.delivered }),
  cancelled: ({ message, timeZone }) => ({
    icon: <Ban {...look} />,
    text: words.states.cancelled(
      message.cancelledBy,
      momentWords(message.stateAt, timeZone, new Date(message.at)),
    ),
  }),
};

/** When it goes out, and why later than its sender asked. */
function scheduledWords({ at, held, heldUntil }: OutboundMessage, timeZone: string): string {
  if (held === 'opt-out-request') return words.states.waitsForDecision;
  return heldUntil
    ? words.states.held(comingWords(heldUntil, timeZone))
    : words.states.scheduled(comingWords(at, timeZone));
}
