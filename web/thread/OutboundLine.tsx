import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { endedBeforeItsTime } from '#shared/domain/endedBeforeItsTime.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { inspectionPath } from '../address.ts';
import { TimeText } from '../ui/TimeText.tsx';
import { clockTime, exactTime } from '../ui/exactTime.ts';
import { comingWords, dayWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';
import { DeliveryMark } from './DeliveryMark.tsx';
import { DetailsButton, pressableClass } from './DetailsButton.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';
import { threadTimeOf } from './threadOrder.ts';
import { ResendOfLink, ResentLink } from './ResendLinks.tsx';

/** Shows the line under an outbound text: who sent it, when, and its state. Each text has its own (P8). */
export function OutboundLine({
  message,
  people,
}: {
  readonly message: OutboundMessage;
  readonly people: ThreadPeople;
}) {
  const { author, state, at, resendOf, resentAs } = message;
  const { timeZone } = people;
  const isTroubled = state === 'failed' || state === 'unconfirmed';
  const isStored = message.revision >= 0;
  const facts: ReactNode[] = [
    <span key="sender">
      <bdi className="font-strong wrap-anywhere text-ink-2" title={programOf(message)}>
        {senderOf(message, people)}
      </bdi>
    </span>,
  ];
  if (author.kind === 'auto' && author.inspection) {
    facts.push(
      <span key="inspection">
        <Link
          href={inspectionPath(author.inspection.inspectionId)}
          className="relative text-accent hover:underline"
        >
          <bdi>{author.inspection.address}</bdi>, {dayWords(author.inspection.startsAt, timeZone)}
        </Link>
      </span>,
    );
  }
  if (resendOf) {
    facts.push(
      <span key="attempt">
        <ResendOfLink resendOf={resendOf} message={message} />
      </span>,
    );
  }
  if (state !== 'scheduled') {
    const then = comingWords(at, timeZone, new Date(threadTimeOf(message)));
    const exact = exactTime(at, timeZone);
    const { wasScheduled } = words.states;
    const isEarly = endedBeforeItsTime(message);
    facts.push(
      <span key="time">
        <TimeText
          at={at}
          words={isEarly ? wasScheduled(then) : clockTime(at, timeZone)}
          spoken={isEarly ? wasScheduled(exact) : exact}
          timeZone={timeZone}
          // The time opens the details when the line shows no state.
          className={isTroubled && isStored ? pressableClass : ''}
        />
      </span>,
    );
  }
  if (!isTroubled) {
    facts.push(<DeliveryMark key="state" message={message} state={state} people={people} />);
    if (resentAs) {
      facts.push(
        <span key="sentAgain">
          <ResentLink link={resentAs} message={message} timeZone={timeZone} />
        </span>,
      );
    }
  }
  return (
    <div className="group/line facts-end relative mt-[3px] max-w-full px-1 text-end text-meta text-ink-3">
      {isStored && <DetailsButton message={message} timeZone={timeZone} name={people.shortName} />}
      {facts}
    </div>
  );
}

function senderOf({ author }: OutboundMessage, { myMemberId }: ThreadPeople): string {
  if (author.kind === 'auto') return words.thread.auto;
  return author.memberId === myMemberId ? words.thread.you : author.name;
}

/** Returns what caused an automated text and which program posted it, as a tooltip. */
function programOf({ author }: OutboundMessage): string | undefined {
  if (author.kind !== 'auto' || author.source === undefined) return undefined;
  return words.thread.program(author.source, author.automation, author.program);
}
