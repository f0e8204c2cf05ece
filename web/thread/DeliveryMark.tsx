import { Ban, CalendarClock, Check, CheckCheck, Clock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { MessageState } from '#shared/domain/messageState.ts';
import { lazily } from '../frame/lazily.tsx';
import { receiptDueAt } from '../receiptDueAt.ts';
import { comingWords, momentWords } from '../ui/momentWords.ts';
import { useHasPassed } from '../ui/useHasPassed.ts';
import { words } from '../words.ts';
import { pressableClass } from './DetailsButton.tsx';
import { threadTimeOf } from './threadOrder.ts';
import type { ThreadPeople } from './ThreadPeople.ts';

const waitingActions = lazily(async () => (await import('./WaitingActions.tsx')).WaitingActions, null);

const waitingShownAfter = 2000;
/** A text that has waited for this time by the server's clock has waited by any clock. */
const surelyWaiting = 60_000;

type Calm = Exclude<MessageState, 'failed' | 'unconfirmed'>;

type Props = {
  readonly message: OutboundMessage;
  readonly state: Calm;
  readonly people: ThreadPeople;
};

/**
 * Shows the state of an outbound message in words and a picture, and buttons for one that waits: two facts of its line. Failed
 * and unconfirmed ones have a FailureNotice.
 */
export function DeliveryMark({ message, state, people }: Props) {
  const { timeZone, shortName: name } = people;
  const waited = useWaited(message, state === 'queued');
  const late = useHasPassed(receiptDueAt(message));
  const { icon, text } = faces[state]({ message, timeZone, name, waited, late });
  const isStored = message.revision >= 0;
  const mayCancel = isStored && (state === 'scheduled' || waited);
  return (
    <>
      <span>
        <span className="inline-flex items-center gap-1">
          <span className={isStored ? pressableClass : ''}>{text}</span>
          {icon}
        </span>
      </span>
      {mayCancel && (
        <span>
          <waitingActions.Component message={message} people={people} />
        </span>
      )}
    </>
  );
}

/**
 * Returns true once a text has waited for two seconds, because one that goes through at once need not say that it waits. The
 * seconds are counted here, because clocks differ.
 */
function useWaited({ stateAt }: OutboundMessage, waiting: boolean): boolean {
  const [seenAt] = useState(Date.now);
  const shownAt = Math.min(seenAt + waitingShownAfter, Date.parse(stateAt) + surelyWaiting);
  return useHasPassed(waiting ? shownAt : Infinity);
}

type Facts = {
  readonly message: OutboundMessage;
  readonly timeZone: string;
  readonly name: string;
  readonly waited: boolean;
  readonly late: boolean;
};

const look = { size: 13, className: 'flex-none', 'aria-hidden': true } as const;

const faces: Record<Calm, (facts: Facts) => { readonly icon: ReactNode; readonly text: string }> = {
  scheduled: ({ message, timeZone, name }) => ({
    icon: <CalendarClock {...look} />,
    text: scheduledWords(message, timeZone, name),
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
  cancelled: ({ message, timeZone, name }) => ({
    icon: <Ban {...look} />,
    text: cancelledWords(
      message,
      momentWords(message.stateAt, timeZone, new Date(threadTimeOf(message))),
      name,
    ),
  }),
};

/** Says when it goes out, and why later than its sender asked. */
function scheduledWords(
  { at, held, heldUntil, cancelIfReplied }: OutboundMessage,
  timeZone: string,
  name: string,
): string {
  if (held === 'opt-out-request') return words.states.waitsForDecision;
  if (heldUntil) return words.states.held(comingWords(heldUntil, timeZone));
  const when = comingWords(at, timeZone);
  return cancelIfReplied ? words.states.scheduledUnlessReplied(when, name) : words.states.scheduled(when);
}

/** Says who cancelled it: a member, an automation, or the person by writing first. */
function cancelledWords(
  { cancelledBy, cancelIfReplied }: OutboundMessage,
  when: string,
  name: string,
): string {
  return cancelIfReplied && cancelledBy === undefined
    ? words.states.cancelledByReply(name, when)
    : words.states.cancelled(cancelledBy, when);
}
