import { memo } from 'react';
import type { InboundMessage, OutboundMessage } from '#shared/domain/message.ts';
import { lazily } from '../frame/lazily.tsx';
import { exactTime } from '../ui/exactTime.ts';
import { writtenBy } from '../namesOf.ts';
import { InboundNotes } from './InboundNotes.tsx';
import { InboundTime } from './InboundTime.tsx';
import { MessageBubble } from './MessageBubble.tsx';
import { OutboundLine } from './OutboundLine.tsx';
import { OutboxNote } from './OutboxNote.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';
import { FailureNotice } from './FailureNotice.tsx';
import type { MessageRow } from './threadRows.ts';

const Forwarded = lazily(async () => (await import('./ForwardedNote.tsx')).ForwardedNote, null);

type Props = { readonly row: MessageRow; readonly people: ThreadPeople };

/**
 * Shows one text: its bubble and its remarks. Each outbound text has a line of its own under it; an inbound group has the time
 * under its last text.
 */
export const MessageItem = memo(function MessageItem({ row, people }: Props) {
  const { message, closes } = row;
  if (message.direction === 'outbound') {
    return (
      <div className={`group/text flex flex-col items-end ${closes ? 'pb-3.5' : 'pb-1.5'}`}>
        <MessageBubble message={message} closes />
        <OutboundLine message={message} people={people} />
        {isOwn(message, people) && <OutboxNote message={message} timeZone={people.timeZone} />}
        {isTroubled(message) && <FailureNotice message={message} people={people} />}
      </div>
    );
  }
  return (
    <div className={`flex flex-col items-start ${closes ? 'pb-3.5' : 'pb-0.5'}`}>
      <MessageBubble message={message} closes={closes} />
      <InboundLine message={message} closes={closes} people={people} />
      <InboundNotes message={message} repeats={row.repeats} asksToStop={row.asksToStop} people={people} />
      {message.forwarding && (
        <Forwarded.Component forwarding={message.forwarding} timeZone={people.timeZone} />
      )}
    </div>
  );
});

function isOwn({ author }: OutboundMessage, { myMemberId }: ThreadPeople): boolean {
  return author.kind === 'member' && author.memberId === myMemberId;
}

/**
 * Returns true for a text that failed or is unconfirmed. One that the outbox has set aside is not stored yet, and has its
 * `OutboxNote`.
 */
function isTroubled({ state, revision }: OutboundMessage): boolean {
  return revision >= 0 && (state === 'failed' || state === 'unconfirmed');
}

/** Shows the line under an inbound group. It is visible once for all the group's texts; a screen reader reads it with each. */
function InboundLine({
  message: { at, writers },
  closes,
  people: { reached, shortName, timeZone },
}: {
  readonly message: InboundMessage;
  readonly closes: boolean;
  readonly people: ThreadPeople;
}) {
  const author = writtenBy(writers, reached);
  if (!closes) {
    return (
      <span className="sr-only">
        <bdi>{author ?? shortName}</bdi>, {exactTime(at, timeZone)}
      </span>
    );
  }
  return (
    <div className="facts mt-[3px] max-w-[86%] px-1 text-meta text-ink-3">
      <span className={author ? '' : 'sr-only'}>
        <bdi>{author ?? shortName}</bdi>
        <span className="sr-only">, </span>
      </span>
      <span>
        <InboundTime at={at} timeZone={timeZone} />
      </span>
    </div>
  );
}
